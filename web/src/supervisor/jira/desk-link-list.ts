import type { JiraLinkFilter } from '@desk/protocol/jira-report';
import type { JiraLinkRow } from '@desk/protocol/report';
import { consume } from '@lit/context';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { serverNow } from '../../clock/server-clock.ts';
import { dayLine } from '../../clock/time-words.ts';
import { needsPerson, referenceMark } from '../../closing/reference-mark.ts';
import { socketContext } from '../../data/contexts.ts';
import { requestIdOf, sentenceOf } from '../../data/http.ts';
import { listJiraLinks, retryReference, tryReferenceAgain, unlinkReference } from '../../data/jira-api.ts';
import type { DeskSocket } from '../../data/socket.ts';
import { TopicsController } from '../../data/topics-controller.ts';
import { announce } from '../../ui/announce.ts';
import { baseStyles } from '../../ui/base-styles.ts';
import type { ValueChanged } from '../../ui/value-changed.ts';
import { paneStyles } from '../panes/pane-styles.ts';
import '../../ui/ui-button.ts';
import '../../ui/ui-empty.ts';
import '../../ui/ui-error.ts';
import '../../ui/ui-icon.ts';
import '../../ui/ui-segmented.ts';
import '../../ui/ui-skeleton.ts';
import '../../ui/ui-time.ts';

type State = NonNullable<JiraLinkFilter['state']>;
const states: readonly { value: State | ''; label: string }[] = [
  { value: '', label: 'All' },
  { value: 'needs-person', label: 'Need a person' },
  { value: 'pending', label: 'Under way' },
  { value: 'unlinked', label: 'Taken off' },
];

/** All JIRA links with state and reason; what failed can be tried again, what stands can be taken off. Rows follow live. */
@customElement('desk-link-list')
export class DeskLinkList extends LitElement {
  @consume({ context: socketContext })
  private socket!: DeskSocket;
  @state() private filter: State | '' = '';
  @state() private rows: readonly JiraLinkRow[] | undefined;
  @state() private next: string | null = null;
  @state() private error: unknown;
  @state() private busy: ReadonlySet<string> = new Set();

  constructor() {
    super();
    new TopicsController(this, {
      socket: () => this.socket,
      topics: () => ['closures'],
      onEvents: (events) => {
        for (const event of events) if (event.type === 'reference.changed' && event.data.reference) this.#take(event.data.reference);
      },
      onResync: () => void this.#load(),
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  override render() {
    return html`<section aria-labelledby="heading">
      <header><h2 id="heading">Links</h2><span class="grow"></span>
        <ui-segmented label="State" .options=${states} .value=${this.filter} @ui-value-changed=${this.#chosen}></ui-segmented></header>
      ${this.#content()}
    </section>`;
  }

  #content() {
    if (!this.rows && this.error) {
      return html`<ui-error heading="The links did not load" request-id=${requestIdOf(this.error)} @ui-retry-requested=${() => this.#load()}>${sentenceOf(this.error)}</ui-error>`;
    }
    if (!this.rows) return html`<ui-skeleton shape="rows" count="6" label="Loading links"></ui-skeleton>`;
    if (this.rows.length === 0)
      return html`<ui-empty icon="jira" heading="No links here">Links appear as chats are closed with a JIRA key.</ui-empty>`;
    return html`<ul>${repeat(
      this.rows,
      (row) => row.id,
      (row) => this.#row(row),
    )}</ul>
      ${this.next ? html`<p class="foot"><ui-button size="s" @click=${() => this.#load(this.next ?? undefined)}>Show more</ui-button></p>` : nothing}`;
  }

  #row(row: JiraLinkRow) {
    const mark = referenceMark(row);
    const key = row.key ?? row.text;
    const isBusy = this.busy.has(row.id);
    return html`<li>
      <ui-icon class=${mark.tone} name=${mark.icon} size="14"></ui-icon>
      <div class="what">
        <p class="ell" title=${[key, row.summary].filter(Boolean).join(' ')}>${row.url ? html`<a class="key num" href=${row.url} target="_blank" rel="noopener noreferrer">${key}</a>` : html`<span class="key num">${key}</span>`} ${row.summary ?? ''}</p>
        <p class="t3 ell" title=${mark.sentence}>${this.#when(row.changedAt)} · <a href="/supervise/closed/${row.chatId}">Chat #${row.chatNumber}</a> ·
          ${mark.words}${row.reason ? `: ${row.reason}` : ''}</p>
      </div>
      ${
        needsPerson(row) || row.state === 'unlinked'
          ? this.#again(row, key)
          : html`<ui-button size="s" variant="ghost" ?busy=${isBusy} label="Take off ${key}" @click=${() => this.#act(row, () => unlinkReference(row.id))}>Take off</ui-button>`
      }
    </li>`;
  }

  #when(at: string) {
    const isToday = dayLine(new Date(at), new Date(serverNow())) === 'Today';
    return html`<ui-time .at=${at} format=${isToday ? 'clock' : 'day'}></ui-time>`;
  }

  #again(row: JiraLinkRow, key: string) {
    const [words, act] = needsPerson(row) ? ['Retry', () => tryReferenceAgain(row)] : ['Link again', () => retryReference(row.id)];
    return html`<ui-button size="s" ?busy=${this.busy.has(row.id)} label="${words}: ${key}" @click=${() => this.#act(row, act)}>${words}</ui-button>`;
  }

  async #act(row: JiraLinkRow, act: () => Promise<unknown>): Promise<void> {
    this.busy = new Set(this.busy).add(row.id);
    try {
      await act();
    } catch (error) {
      announce(sentenceOf(error), { urgent: true });
    } finally {
      this.busy = new Set([...this.busy].filter((id) => id !== row.id));
    }
  }

  #take(reference: Omit<JiraLinkRow, 'chatId'>): void {
    this.rows = this.rows?.map((row) => (row.id === reference.id ? { ...row, ...reference } : row));
  }

  #chosen(event: ValueChanged): void {
    this.filter = event.value as State | '';
    this.rows = undefined;
    void this.#load();
  }

  async #load(cursor?: string): Promise<void> {
    try {
      const filter = { ...(this.filter ? { state: this.filter } : {}), ...(cursor ? { cursor } : {}) };
      const page = await listJiraLinks(filter);
      this.rows = cursor ? [...(this.rows ?? []), ...page.items] : page.items;
      this.next = page.nextCursor;
      this.error = undefined;
    } catch (error) {
      this.error = error;
    }
  }

  static override styles = [
    baseStyles,
    paneStyles,
    css`
      li {
        display: grid;
        grid-template-columns: 16px minmax(0, 1fr) auto;
        gap: 8px;
        align-items: center;
        padding: 7px 20px;
        border-block-end: 1px solid var(--desk-line);
        font: 400 12.5px/18px var(--desk-font);
      }
      .what {
        min-inline-size: 0;
      }
      .key {
        font-weight: 550;
        color: var(--desk-accent);
      }
      .what a:hover {
        text-decoration: underline;
        text-underline-offset: 2px;
      }
      ui-icon {
        color: var(--desk-text-3);
      }
      ui-icon.pos {
        color: var(--desk-pos);
      }
      ui-icon.warn {
        color: var(--desk-warn);
      }
      ui-icon.neg {
        color: var(--desk-neg);
      }
      .foot {
        padding: 12px;
        text-align: center;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-link-list': DeskLinkList;
  }
}
