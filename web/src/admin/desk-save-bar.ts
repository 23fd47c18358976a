import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { plural } from '../charts/figure-text.ts';
import { baseStyles } from '../ui/base-styles.ts';
import { DiscardRequested } from './discard-requested.ts';
import { SaveRequested } from './save-requested.ts';
import '../ui/ui-button.ts';

/** The foot of a form: how much was changed, take it back, or save it. Emits `SaveRequested` and `DiscardRequested`. */
@customElement('desk-save-bar')
export class DeskSaveBar extends LitElement {
  @property({ type: Number }) changes = 0;
  @property({ type: Boolean }) busy = false;
  @property() words = '';
  @property({ attribute: 'save-label' }) saveLabel = 'Save';

  override render() {
    const isClean = this.changes === 0;
    return html`<span class="state hint" role="status">${isClean ? this.words || 'No changes' : html`<i></i>${plural(this.changes, 'change')}`}</span>
      <span class="grow"></span>
      <ui-button variant="ghost" ?disabled=${isClean || this.busy} @click=${() => this.dispatchEvent(new DiscardRequested())}>Discard</ui-button>
      <ui-button variant="primary" keys="Mod+S" ?disabled=${isClean} ?busy=${this.busy} @click=${() => this.dispatchEvent(new SaveRequested())}>${this.saveLabel}</ui-button>`;
  }

  static override styles = [
    baseStyles,
    css`
      :host {
        display: flex;
        align-items: center;
        gap: 8px;
        flex: none;
        padding: 10px 12px 10px 16px;
        border-block-start: 1px solid var(--desk-line);
        background: var(--desk-surface);
      }
      .state {
        display: flex;
        gap: 6px;
        align-items: center;
      }
      i {
        inline-size: 7px;
        block-size: 7px;
        border-radius: 50%;
        background: var(--desk-warn-fill);
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-save-bar': DeskSaveBar;
  }
}
