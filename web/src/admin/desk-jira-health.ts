import type { JiraConnectionView } from '@desk/protocol/jira';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { countText } from '../charts/figure-text.ts';
import { serverNow } from '../clock/server-clock.ts';
import { TickerController } from '../clock/ticker-controller.ts';
import { sentenceOf } from '../data/http.ts';
import { resumeJira } from '../data/jira-api.ts';
import { announce } from '../ui/announce.ts';
import { baseStyles } from '../ui/base-styles.ts';
import { expiryWords, oldestWords, stateWords } from './jira-health-words.ts';
import { JiraSiteChanged } from './jira-site-changed.ts';
import '../ui/ui-button.ts';
import '../ui/ui-icon.ts';
import '../ui/ui-time.ts';

const dayMs = 86_400_000;

/** How a site fares: whether it answers, when it is asked again, its last error in words, links under way and links that need a person. */
@customElement('desk-jira-health')
export class DeskJiraHealth extends LitElement {
  @property({ attribute: false }) connection: JiraConnectionView | null = null;
  @property({ type: Boolean }) locked = false;
  /** There are other sites, so that chats are linked all the same. */
  @property({ type: Boolean }) further = false;
  @state() private isBusy = false;
  @state() private problem = '';

  constructor() {
    super();
    new TickerController(this, 30);
  }

  override render() {
    const { connection } = this;
    return html`<section aria-labelledby="heading">
      <h2 id="heading">Health</h2>
      ${
        connection
          ? this.#figures(connection)
          : html`<p class="none">${
              this.further
                ? 'This site is not connected yet; keys of its projects are kept as text.'
                : 'Nothing is connected yet. Chats close as usual; JIRA keys in them are kept as text.'
            }</p>`
      }
    </section>`;
  }

  #figures(connection: JiraConnectionView) {
    const { lastOkAt, lastError, pending, needsAttention, oldestPendingAt, nextTryAt, rate, tokenExpiresAt } = connection;
    const { tone, words } = stateWords(connection);
    const since = oldestPendingAt ? oldestWords(serverNow() - Date.parse(oldestPendingAt)) : 'nothing waits';
    const expiry = expiryWords(tokenExpiresAt, serverNow(), !this.locked);
    const isSoon = tokenExpiresAt !== null && Date.parse(tokenExpiresAt) - serverNow() <= dayMs;
    return html`<p class="state ${tone}"><ui-icon name=${tone === 'ok' ? 'check-circle' : 'warning'}></ui-icon>${words}</p>
      ${expiry ? html`<p class="state ${isSoon ? 'bad' : 'soon'}"><ui-icon name="clock"></ui-icon>${expiry}</p>` : nothing}
      <dl>
        <div><dt>Last answer</dt><dd class="num">${lastOkAt ? html`<ui-time .at=${lastOkAt} format="day"></ui-time>, <ui-time .at=${lastOkAt} format="seconds"></ui-time>` : 'none yet'}</dd></div>
        ${nextTryAt ? html`<div><dt>Next try</dt><dd class="num"><ui-time .at=${nextTryAt} format="seconds"></ui-time></dd></div>` : nothing}
        <div><dt>Links under way</dt><dd class="num">${countText(pending)} <span class="t3">${since}</span></dd></div>
        <div><dt>Need a person</dt><dd class="num ${needsAttention > 0 ? 'neg' : ''}">
          ${countText(needsAttention)} ${needsAttention > 0 ? html`<a href="/supervise/jira">Show</a>` : nothing}</dd></div>
        ${rate ? html`<div><dt>Calls left</dt><dd class="num">${countText(rate.left)} <span class="t3">of ${countText(rate.limit)}</span></dd></div>` : nothing}
      </dl>
      ${
        this.locked || pending + needsAttention === 0
          ? nothing
          : html`<div class="resume">
              <ui-button size="s" icon="retry" ?busy=${this.isBusy} @click=${this.#resume}>Resume all</ui-button>
              ${this.problem ? html`<span class="neg" role="alert">${this.problem}</span>` : html`<span class="t3">Tries everything that waits now.</span>`}
            </div>`
      }
      ${
        lastError
          ? html`<div class="error"><ui-icon name="warning" size="14"></ui-icon>
              <p>${lastError.sentence} <span class="t3 num"><ui-time .at=${lastError.at} format="day"></ui-time>, <ui-time .at=${lastError.at}></ui-time></span></p></div>`
          : nothing
      }`;
  }

  readonly #resume = async (): Promise<void> => {
    if (!this.connection) return;
    this.isBusy = true;
    this.problem = '';
    try {
      const { connection } = await resumeJira(this.connection.id);
      announce('Everything that waited is tried now');
      this.dispatchEvent(new JiraSiteChanged(connection));
    } catch (error) {
      this.problem = sentenceOf(error);
    } finally {
      this.isBusy = false;
    }
  };

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
      .soon {
        color: var(--desk-warn);
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
      .resume {
        display: flex;
        gap: 10px;
        align-items: center;
        margin-block-start: 12px;
        font: 400 12px/16px var(--desk-font);
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
