import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { baseStyles } from '../../ui/base-styles.ts';
import type { IconName } from '../../ui/icon-paths.ts';
import type { BulkRow } from './bulk-outcome.ts';
import '../../ui/ui-icon.ts';

const states: Record<BulkRow['state'], { icon: IconName; label: string }> = {
  failed: { icon: 'warning', label: 'Failed' },
  skipped: { icon: 'minus', label: 'Skipped' },
  reopened: { icon: 'undo', label: 'Open again' },
  closed: { icon: 'check', label: 'Closed' },
};

/** What became of each chat of a bulk close, those that need a look on top. Chats open in a new tab: the sheet and its undo stay. */
@customElement('desk-bulk-result')
export class DeskBulkResult extends LitElement {
  @property({ attribute: false }) rows: readonly BulkRow[] = [];
  @property() base = '/supervise';

  override render() {
    return html`<ul aria-label="Outcome of each chat">
      ${repeat(
        this.rows,
        ({ chat }) => chat.id,
        (row) => this.#row(row),
      )}
    </ul>`;
  }

  #row({ chat, state, words }: BulkRow) {
    const { icon, label } = states[state];
    const place = state === 'closed' || words === 'Closed already' ? 'closed' : 'live';
    const said = state === 'reopened' || !words ? label : `${label}: ${words.charAt(0).toLowerCase()}${words.slice(1)}`;
    return html`<li class=${state}>
      <ui-icon name=${icon} size="14"></ui-icon>
      <b class="ell">${chat.customer.name}</b>
      <span class="t3 num">#${chat.number}</span>
      <span class="words">${said}</span>
      <a href="${this.base}/${place}/${chat.id}" target="_blank" aria-label="Open ${chat.customer.name} in a new tab">Open<ui-icon name="external" size="12"></ui-icon></a>
    </li>`;
  }

  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
      }
      ul {
        padding: 4px 14px 8px 20px;
      }
      li {
        display: grid;
        grid-template-columns: 14px minmax(0, 1fr) 56px minmax(0, 1.6fr) auto;
        gap: 9px;
        align-items: center;
        min-block-size: 36px;
        font: 400 12.5px/18px var(--desk-font);
      }
      li + li {
        border-block-start: 1px solid var(--desk-line);
      }
      b {
        font-weight: 550;
      }
      .words {
        text-align: end;
        color: var(--desk-text-2);
        padding-block: 4px;
      }
      a {
        display: inline-flex;
        gap: 5px;
        align-items: center;
        min-block-size: var(--desk-hit);
        padding-inline: 7px;
        border-radius: var(--desk-r-2);
        font-weight: 500;
      }
      a:hover {
        background: var(--desk-hover);
      }
      .closed > ui-icon,
      .reopened > ui-icon {
        color: var(--desk-pos);
      }
      .skipped > ui-icon {
        color: var(--desk-warn);
      }
      .failed > ui-icon,
      .failed .words {
        color: var(--desk-neg);
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-bulk-result': DeskBulkResult;
  }
}
