import type { Figures, JiraLinkRow } from '@desk/protocol/report';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { countText } from '../../charts/figure-text.ts';
import { clockTime } from '../../clock/time-words.ts';
import { needsPerson, referenceMark } from '../../closing/reference-mark.ts';
import { baseStyles } from '../../ui/base-styles.ts';
import { takeTurn } from '../panes/frame-turns.ts';
import { paneStyles } from '../panes/pane-styles.ts';
import { RetryLinkRequested } from './retry-link-requested.ts';
import '../../ui/ui-button.ts';
import '../../ui/ui-chip.ts';
import '../../ui/ui-icon.ts';

/** How the JIRA links of today come along: what needs a person first, then what is under way, then what is done. */
@customElement('desk-jira-links')
export class DeskJiraLinks extends LitElement {
  @property({ attribute: false }) jira!: Figures['jira'];
  @property({ type: Boolean }) quiet = false;
  /** Ids of the references that are just being tried again. */
  @property({ attribute: false }) retrying: ReadonlySet<string> = new Set();

  protected override scheduleUpdate(): Promise<void> | undefined {
    return takeTurn(9, () => super.scheduleUpdate());
  }

  override render() {
    const rows = [...this.jira.rows].sort((a, b) => rank(a) - rank(b) || b.changedAt.localeCompare(a.changedAt));
    return html`<section aria-labelledby="heading">
      <header>
        <h2 id="heading">JIRA links</h2><span class="count">${countText(this.jira.today)} today</span><span class="grow"></span>
        ${
          this.jira.needsAttention > 0
            ? html`<ui-chip tone="neg" icon="warning">${countText(this.jira.needsAttention)} ${this.jira.needsAttention === 1 ? 'needs' : 'need'} you</ui-chip>`
            : nothing
        }
      </header>
      ${
        rows.length === 0
          ? html`<p class="empty">No JIRA link has been added today.</p>`
          : html`<ul>${repeat(
              rows,
              (row) => row.id,
              (row) => this.#row(row),
            )}</ul>`
      }
    </section>`;
  }

  #row(row: JiraLinkRow) {
    const mark = referenceMark(row);
    const key = row.key ?? row.text;
    return html`<li title=${row.reason ?? nothing}>
      <ui-icon class=${mark.tone} name=${mark.icon} size="14"></ui-icon>
      ${row.url && !this.quiet ? html`<a class="key num" href=${row.url} target="_blank" rel="noreferrer">${key}</a>` : html`<span class="key num">${key}</span>`}
      <span class="summary t2 ell" title=${row.summary ?? nothing}>${row.summary ?? (needsPerson(row) ? (row.reason ?? '') : '')}</span>
      <span class="state ${mark.tone}">
        <span class="ell">${this.#words(row, mark.words)}</span>
        ${
          needsPerson(row) && !this.quiet
            ? html`<ui-button size="s" ?busy=${this.retrying.has(row.id)} label="Retry ${key}" @click=${() => this.#retry(row)}>Retry</ui-button>`
            : nothing
        }
      </span>
    </li>`;
  }

  #words(row: JiraLinkRow, words: string): string {
    if (row.state === 'linked') return `linked ${clockTime(new Date(row.changedAt))}`;
    if (needsPerson(row)) return row.summary ? (row.reason ?? words) : row.reason ? '' : words;
    return words;
  }

  #retry(row: JiraLinkRow): void {
    this.dispatchEvent(new RetryLinkRequested(row));
  }

  static override styles = [
    baseStyles,
    paneStyles,
    css`
      ul {
        padding: 0 20px 10px;
      }
      li {
        display: grid;
        grid-template-columns: 16px minmax(68px, auto) minmax(0, 1fr) minmax(0, auto);
        gap: 8px;
        align-items: center;
        block-size: 30px;
        font: 400 12.5px/18px var(--desk-font);
      }
      .key {
        font-weight: 500;
        color: var(--desk-accent);
      }
      a.key:hover {
        text-decoration: underline;
        text-underline-offset: 2px;
      }
      .state {
        display: flex;
        gap: 8px;
        align-items: center;
        font: 400 12px/16px var(--desk-font);
        color: var(--desk-text-3);
        min-inline-size: 0;
        max-inline-size: 168px;
      }
      ui-icon {
        color: var(--desk-text-3);
      }
      ui-icon.pos,
      .state.pos {
        color: var(--desk-pos);
      }
      ui-icon.warn,
      .state.warn {
        color: var(--desk-warn);
      }
      ui-icon.neg,
      .state.neg {
        color: var(--desk-neg);
      }
    `,
  ];
}

function rank(row: JiraLinkRow): number {
  if (needsPerson(row)) return 0;
  return row.state === 'pending' ? (row.reason ? 1 : 2) : 3;
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-jira-links': DeskJiraLinks;
  }
}
