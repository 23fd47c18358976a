import type { JiraCheck } from '@desk/protocol/jira';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { baseStyles } from '../ui/base-styles.ts';
import type { IconName } from '../ui/icon-paths.ts';
import { checkLabels } from './jira-check-words.ts';
import { TestRequested } from './test-requested.ts';
import '../ui/ui-button.ts';
import '../ui/ui-icon.ts';

const questions: readonly { name: JiraCheck['name']; question: string }[] = [
  { name: 'address', question: 'Does something answer there?' },
  { name: 'answers-json', question: 'Is it JIRA that answers?' },
  { name: 'identity', question: 'Does it know the account and its token?' },
  { name: 'projects', question: 'Which projects may the account see?' },
  { name: 'links', question: 'May the account attach links to issues?' },
];
const icons: Record<JiraCheck['state'], IconName> = { ok: 'check-circle', failed: 'warning', waiting: 'clock' };
const words: Record<JiraCheck['state'], string> = { ok: 'passed', failed: 'failed', waiting: 'waiting for the one before' };

/** The five checks of a connection, in the order in which they depend on each other. `blocked` says why they cannot run, `hint` what is tested. */
@customElement('desk-jira-checks')
export class DeskJiraChecks extends LitElement {
  @property({ attribute: false }) checks: readonly JiraCheck[] | 'running' | undefined;
  @property() blocked = '';
  @property() hint = '';

  override render() {
    const isRunning = this.checks === 'running';
    return html`<section aria-labelledby="heading">
      <div class="head">
        <h2 id="heading">Test</h2>
        <span class="hint">${this.blocked || this.hint}</span>
        <span class="grow"></span>
        <ui-button size="s" icon="bolt" ?disabled=${this.blocked !== ''} ?busy=${isRunning} @click=${() => this.dispatchEvent(new TestRequested())}>${isRunning ? 'Testing' : 'Test now'}</ui-button>
      </div>
      <ol aria-busy=${isRunning ? 'true' : 'false'}>${questions.map(({ name, question }) => this.#check(name, question, isRunning))}</ol>
    </section>`;
  }

  #check(name: JiraCheck['name'], question: string, isRunning: boolean) {
    const check = Array.isArray(this.checks) ? (this.checks as readonly JiraCheck[]).find((each) => each.name === name) : undefined;
    return html`<li class=${check?.state ?? (isRunning ? 'running' : 'idle')}>
      <ui-icon name=${check ? icons[check.state] : isRunning ? 'sync' : 'unset'}></ui-icon>
      <b>${checkLabels[name]}${check ? html`<span class="sr">, ${words[check.state]}</span>` : nothing}</b>
      <span>${check?.sentence ?? question}</span>
    </li>`;
  }

  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
        border-block-start: 1px solid var(--desk-line);
      }
      section {
        padding: 12px 20px 18px;
      }
      .head {
        display: flex;
        align-items: center;
        gap: 10px;
        margin-block-end: 6px;
      }
      h2 {
        font: 600 13px/18px var(--desk-font);
      }
      li {
        display: grid;
        grid-template-columns: 18px 76px minmax(0, 1fr);
        gap: 8px;
        align-items: baseline;
        padding: 8px 0;
        font: 400 12.5px/18px var(--desk-font);
        color: var(--desk-text-2);
      }
      li + li {
        border-block-start: 1px solid var(--desk-line);
      }
      li ui-icon {
        align-self: center;
        color: var(--desk-text-3);
      }
      b {
        font-weight: 550;
        color: var(--desk-text);
      }
      .ok ui-icon {
        color: var(--desk-pos);
      }
      .failed ui-icon,
      .failed > span {
        color: var(--desk-neg);
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-jira-checks': DeskJiraChecks;
  }
}
