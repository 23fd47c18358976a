import type { AgentLoad } from '@desk/protocol/people';
import { consume } from '@lit/context';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { plural } from '../../charts/figure-text.ts';
import { runningTime } from '../../clock/time-words.ts';
import { presenceContext } from '../../data/contexts.ts';
import { loadWords } from '../../data/is-full.ts';
import { placesWords } from '../../data/places-words.ts';
import type { PresenceStore } from '../../data/presence-store.ts';
import { StoreController } from '../../data/store-controller.ts';
import { baseStyles } from '../../ui/base-styles.ts';
import { takeTurn } from '../panes/frame-turns.ts';
import { paneStyles } from '../panes/pane-styles.ts';
import { agentState, byLoad, headcount } from './agent-state.ts';
import './desk-send-away.ts';
import '../../ui/ui-avatar.ts';
import '../../ui/ui-load-pips.ts';

/** Agents with their chats of their limit, what they do, and how long a customer has been waiting for them. */
@customElement('desk-agent-table')
export class DeskAgentTable extends LitElement {
  @consume({ context: presenceContext })
  private presence: PresenceStore | undefined;
  @property({ attribute: false }) agents: readonly AgentLoad[] = [];
  @property({ type: Number }) now = 0;
  @property({ type: Boolean, reflect: true }) quiet = false;
  readonly #closing = new StoreController(
    this,
    () => this.presence,
    ({ viewers }) => viewers.filter(({ closing }) => closing).map(({ userId }) => userId),
  );

  protected override scheduleUpdate(): Promise<void> | undefined {
    return takeTurn(10, () => super.scheduleUpdate());
  }

  override render() {
    const sorted = [...this.agents].sort(byLoad);
    const ready = sorted.filter(({ available }) => available);
    const places = ready.reduce((sum, { limit }) => sum + limit, 0);
    return html`<section aria-labelledby="heading">
      <header><h2 id="heading">Agents</h2><span class="count">${headcount(sorted)}</span><span class="count" title=${placesWords(places, ready.length)}>${plural(places, 'place')}</span><span class="grow"></span><span class="hint">busiest first</span></header>
      ${
        sorted.length === 0
          ? html`<p class="empty">Nobody is at the desk.</p>`
          : html`<table aria-labelledby="heading">
              <thead><tr><th scope="col">Agent</th><th scope="col">Load</th><th scope="col">State</th><th scope="col" class="r">Owes reply</th></tr></thead>
              <tbody>${repeat(
                sorted,
                (agent) => agent.id,
                (agent) => this.#row(agent),
              )}</tbody>
            </table>`
      }
    </section>`;
  }

  #row(agent: AgentLoad) {
    const state = agentState(agent, this.now, this.#closing.value?.includes(agent.id));
    const name = this.quiet ? agent.name : html`<a class="row-link" href="/supervise/live?agent=${agent.id}">${agent.name}</a>`;
    return html`<tr>
      <th scope="row"><div class="person"><ui-avatar size="s" .name=${agent.name} .key=${agent.id} .presence=${state.presence}></ui-avatar><span class="ell">${name}</span></div></th>
      <td title=${loadWords(agent)}><ui-load-pips .used=${agent.live + agent.kept} .limit=${agent.limit}></ui-load-pips><span class="sr">${loadWords(agent)}</span></td>
      <td class="ell ${state.tone || 't2'}">${state.words}${agent.online || !agent.available || state.tone === 'neg' ? nothing : html` <span class="t3">offline</span>`}</td>
      <td class="r">
        ${agent.owesReplySince ? runningTime(this.now - Date.parse(agent.owesReplySince)) : '–'}${this.quiet ? nothing : html`<desk-send-away .agent=${agent}></desk-send-away>`}
      </td>
    </tr>`;
  }

  static override styles = [
    baseStyles,
    paneStyles,
    css`
      :host {
        container-type: inline-size;
      }
      table {
        table-layout: fixed;
      }
      th:nth-child(2) {
        inline-size: 66px;
      }
      th:nth-child(3) {
        inline-size: 126px;
      }
      th:nth-child(4) {
        inline-size: 82px;
      }
      @container (max-width: 400px) {
        th:nth-child(3) {
          inline-size: 106px;
        }
      }
      /* On a wall there is no menu to leave room for, and names are read from afar. */
      :host([quiet]) th:nth-child(3) {
        inline-size: 112px;
      }
      :host([quiet]) th:nth-child(4) {
        inline-size: 84px;
      }
      :host([quiet]) .r:last-child {
        padding-inline-end: 20px;
      }
      td:nth-child(2) {
        overflow: hidden;
      }
      /* What can be done stands in the margin, and is quiet until its row is looked at. */
      desk-send-away {
        position: absolute;
        inset: 3px 4px auto auto;
        opacity: 0.55;
      }
      tr:hover desk-send-away,
      desk-send-away:focus-within {
        opacity: 1;
      }
      .r:last-child {
        padding-inline-end: 30px;
      }
      tr {
        position: relative;
      }
      tr:has(a:hover) {
        background: var(--desk-hover);
      }
      .person {
        display: flex;
        align-items: center;
        gap: 8px;
        max-inline-size: 100%;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-agent-table': DeskAgentTable;
  }
}
