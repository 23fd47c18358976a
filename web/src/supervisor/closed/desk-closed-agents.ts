import type { ClosuresByAgent } from '@desk/protocol/closure';
import { consume } from '@lit/context';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { countText } from '../../charts/figure-text.ts';
import { type ClosedQuery, toFilter } from '../../data/closed-query.ts';
import { countByAgent } from '../../data/closures-api.ts';
import { socketContext } from '../../data/contexts.ts';
import type { DeskSocket } from '../../data/socket.ts';
import { TopicsController } from '../../data/topics-controller.ts';
import { baseStyles } from '../../ui/base-styles.ts';

const AGAIN_MS = 10_000;

/** Agents with how many of the closures they have that the other filters let through; each is the way to theirs. */
@customElement('desk-closed-agents')
export class DeskClosedAgents extends LitElement {
  @consume({ context: socketContext })
  private socket!: DeskSocket;
  @property({ attribute: false }) query: ClosedQuery = {};
  @state() private counts: ClosuresByAgent | undefined;
  #asked = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    new TopicsController(this, {
      socket: () => this.socket,
      topics: () => ['closures'],
      onEvents: (events) => {
        if (events.some(({ type }) => type === 'chat.closed' || type === 'chat.close-undone' || type === 'chat.amended')) this.#soon();
      },
      onResync: () => void this.#count(),
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  protected override willUpdate(_changed: PropertyValues<this>): void {
    const { agent: _, ...others } = this.query;
    const asked = JSON.stringify(others);
    if (asked === this.#asked) return;
    this.#asked = asked;
    void this.#count();
  }

  override render() {
    const { counts } = this;
    if (!counts) return nothing;
    const all = counts.items.reduce((sum, { closures }) => sum + closures, 0);
    return html`<nav aria-labelledby="heading">
      <h2 id="heading">By agent</h2>
      ${this.query.from ? nothing : html`<p class="hint">the last 30 days</p>`}
      <ul>
        <li>${this.#link(undefined, 'Everybody', all)}</li>
        ${repeat(
          counts.items,
          ({ agent }) => agent?.id ?? 'none',
          ({ agent, closures }) => html`<li>${this.#link(agent?.id ?? 'none', agent?.name ?? 'Nobody', closures)}</li>`,
        )}
      </ul>
    </nav>`;
  }

  #link(agent: string | undefined, name: string, closures: number) {
    const query = new URLSearchParams(location.search);
    query.delete('agent');
    if (agent) query.set('agent', agent);
    const isHere = this.query.agent === agent;
    return html`<a href="/supervise/closed${query.size > 0 ? `?${query}` : ''}" aria-current=${isHere ? 'true' : nothing}
      ><span class="ell">${name}</span><span class="num">${countText(closures)}</span></a
    >`;
  }

  /** A busy desk is counted once in ten seconds. */
  #soon(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      void this.#count();
    }, AGAIN_MS);
  }

  /** What cannot be counted now is left out: the list itself says what is wrong. */
  async #count(): Promise<void> {
    const asked = this.#asked;
    const counts = await countByAgent(toFilter(this.query)).catch(() => undefined);
    if (asked === this.#asked) this.counts = counts;
  }

  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
        padding: 10px 8px;
        overflow-y: auto;
        scrollbar-width: thin;
      }
      h2 {
        padding: 0 10px 4px;
        font: 550 12px/16px var(--desk-font);
        color: var(--desk-text-2);
      }
      .hint {
        padding: 0 10px 4px;
      }
      a {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: 10px;
        block-size: 28px;
        padding: 0 10px;
        border-radius: var(--desk-r-2);
        font: 450 12.5px/18px var(--desk-font);
        color: var(--desk-text-2);
      }
      a:hover {
        background: var(--desk-hover);
      }
      a[aria-current] {
        background: var(--desk-press);
        color: var(--desk-text);
        font-weight: 550;
      }
      .num {
        color: var(--desk-text-3);
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-closed-agents': DeskClosedAgents;
  }
}
