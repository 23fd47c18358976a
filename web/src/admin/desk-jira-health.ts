import type { JiraConnectionView } from '@desk/protocol/jira';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { countText } from '../charts/figure-text.ts';
import { serverNow } from '../clock/server-clock.ts';
import { TickerController } from '../clock/ticker-controller.ts';
import { shortAgo } from '../clock/time-words.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/ui-icon.ts';
import '../ui/ui-time.ts';

/** How the connection fares: the last answer, the last error in words, links under way and links that need a person. */
@customElement('desk-jira-health')
export class DeskJiraHealth extends LitElement {
  @property({ attribute: false }) connection: JiraConnectionView | null = null;

  constructor() {
    super();
    new TickerController(this, 30);
  }

  override render() {
    const { connection } = this;
    return html`<section aria-labelledby="heading">
      <h2 id="heading">Health</h2>
      ${connection ? this.#figures(connection) : html`<p class="none">Nothing is connected yet. Chats close as usual; JIRA keys in them are kept as text.</p>`}
    </section>`;
  }

  #figures(connection: JiraConnectionView) {
    const { lastOkAt, lastError, pending, needsAttention, oldestPendingAt } = connection;
    const isWell = lastOkAt !== null && (lastError === null || lastError.at < lastOkAt);
    const since = oldestPendingAt ? `oldest ${shortAgo(serverNow() - Date.parse(oldestPendingAt))} ago` : 'nothing waits';
    return html`<p class=${isWell ? 'state ok' : 'state bad'}>
        <ui-icon name=${isWell ? 'check-circle' : 'warning'}></ui-icon>${isWell ? 'JIRA answers' : lastOkAt || lastError ? 'JIRA did not answer as it should' : 'Not tried yet'}
      </p>
      <dl>
        <div><dt>Last answer</dt><dd class="num">${lastOkAt ? html`<ui-time .at=${lastOkAt} format="day"></ui-time>, <ui-time .at=${lastOkAt} format="seconds"></ui-time>` : 'none yet'}</dd></div>
        <div><dt>Links under way</dt><dd class="num">${countText(pending)} <span class="t3">${since}</span></dd></div>
        <div><dt>Need a person</dt><dd class="num ${needsAttention > 0 ? 'neg' : ''}">
          ${countText(needsAttention)} ${needsAttention > 0 ? html`<a href="/supervise/now?jira=1">Show</a>` : nothing}</dd></div>
      </dl>
      ${
        lastError
          ? html`<div class="error"><ui-icon name="warning" size="14"></ui-icon>
              <p>${lastError.sentence} <span class="t3 num"><ui-time .at=${lastError.at} format="day"></ui-time>, <ui-time .at=${lastError.at}></ui-time></span></p></div>`
          : nothing
      }`;
  }

  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
      }
      section {
        padding: 14px 20px 16px;
      }
      h2 {
        font: 600 13px/18px var(--desk-font);
        margin-block-end: 8px;
      }
      .none {
        font: 400 12.5px/18px var(--desk-font);
        color: var(--desk-text-2);
        max-inline-size: 420px;
        text-wrap: pretty;
      }
      .state {
        display: flex;
        gap: 7px;
        align-items: center;
        font: 500 13px/20px var(--desk-font);
      }
      .ok {
        color: var(--desk-pos);
      }
      .bad,
      .neg {
        color: var(--desk-neg);
      }
      dl {
        margin: 10px 0 0;
        display: flex;
        flex-wrap: wrap;
        gap: 10px 32px;
      }
      dt {
        font: 400 11.5px/16px var(--desk-font);
        color: var(--desk-text-3);
      }
      dd {
        font: 500 13px/20px var(--desk-font);
      }
      dd .t3 {
        font-weight: 400;
        font-size: 12px;
      }
      a {
        color: var(--desk-accent);
        font-weight: 500;
      }
      a:hover {
        text-decoration: underline;
        text-underline-offset: 2px;
      }
      .error {
        display: flex;
        gap: 8px;
        margin-block-start: 12px;
        padding: 8px 12px;
        border-radius: var(--desk-r-2);
        background: var(--desk-neg-tint);
        font: 400 12.5px/18px var(--desk-font);
      }
      .error ui-icon {
        color: var(--desk-neg);
        margin-block-start: 2px;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-jira-health': DeskJiraHealth;
  }
}
