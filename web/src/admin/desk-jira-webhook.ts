import type { JiraConnectionView, JiraWebhook } from '@desk/protocol/jira';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { sentenceOf } from '../data/http.ts';
import { renewJiraWebhook } from '../data/jira-api.ts';
import { announce } from '../ui/announce.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/ui-button.ts';
import '../ui/ui-time.ts';

/** The webhook of a JIRA site: what to enter there, shown once, and whether anything has come. Optional: without it issues are read by the clock. */
@customElement('desk-jira-webhook')
export class DeskJiraWebhook extends LitElement {
  @property({ attribute: false }) connection!: JiraConnectionView;
  @property({ type: Boolean }) locked = false;
  @state() private made: JiraWebhook | undefined;
  @state() private problem = '';
  @state() private isBusy = false;

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('connection') as JiraConnectionView | undefined;
    if (before && before.id !== this.connection.id) this.made = undefined;
  }

  override render() {
    const { webhook, projects } = this.connection;
    const { isSet, lastAt } = webhook;
    return html`<section aria-labelledby="heading">
      <div class="head">
        <h2 id="heading">Webhook</h2>
        <span class="grow"></span>
        ${this.locked ? nothing : html`<ui-button size="s" ?busy=${this.isBusy} @click=${this.#renew}>${isSet ? 'New secret' : 'Make a secret'}</ui-button>`}
      </div>
      <p>
        ${
          lastAt
            ? html`The last one came <ui-time .at=${lastAt} format="day"></ui-time>, <ui-time .at=${lastAt}></ui-time>.`
            : isSet
              ? 'None has come yet.'
              : 'With one, a new status shows within seconds; without, issues are read every five minutes.'
        }
      </p>
      ${this.problem ? html`<p class="neg" role="alert">${this.problem}</p>` : nothing}
      ${
        this.made
          ? html`<dl>
              <div><dt>URL</dt><dd><code>${this.made.url}</code></dd></div>
              <div><dt>Secret</dt><dd><code>${this.made.secret}</code></dd></div>
              <div><dt>Events</dt><dd>Issue updated, issue deleted</dd></div>
              ${projects?.length ? html`<div><dt>JQL</dt><dd><code>project in (${projects.slice(0, 40).join(', ')})</code></dd></div>` : nothing}
            </dl>
            <p class="t3">Enter them in JIRA under System, WebHooks. The secret is shown this once.</p>`
          : nothing
      }
    </section>`;
  }

  readonly #renew = async (): Promise<void> => {
    this.isBusy = true;
    this.problem = '';
    try {
      this.made = await renewJiraWebhook(this.connection.id);
      announce('A new webhook secret was made');
    } catch (error) {
      this.problem = `No secret was made. ${sentenceOf(error)}`;
    } finally {
      this.isBusy = false;
    }
  };

  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
        border-block-start: 1px solid var(--desk-line);
      }
      section {
        padding: 12px 20px 16px;
        font: 400 12.5px/18px var(--desk-font);
        color: var(--desk-text-2);
      }
      .head {
        display: flex;
        align-items: center;
        gap: 10px;
        margin-block-end: 4px;
      }
      h2 {
        font: 600 13px/18px var(--desk-font);
        color: var(--desk-text);
      }
      dl {
        margin: 10px 0 6px;
        display: grid;
        gap: 6px;
      }
      dl div {
        display: grid;
        grid-template-columns: 60px minmax(0, 1fr);
      }
      dt {
        color: var(--desk-text-3);
      }
      code {
        font: 400 12px/18px var(--desk-mono, monospace);
        color: var(--desk-text);
        overflow-wrap: anywhere;
        user-select: all;
      }
      .neg {
        color: var(--desk-neg);
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-jira-webhook': DeskJiraWebhook;
  }
}
