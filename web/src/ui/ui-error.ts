import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { baseStyles } from './base-styles.ts';
import type { IconName } from './icon-paths.ts';
import { RetryRequested } from './retry-requested.ts';
import './ui-button.ts';
import './ui-icon.ts';

/**
 * A part that failed, while the rest lives on: what failed (`heading`), why and what still works (default slot), "Try again"
 * (emits `RetryRequested`), and the request id to copy when there is one. `lasting` hides "Try again".
 */
@customElement('ui-error')
export class UiError extends LitElement {
  @property() icon: IconName = 'warning';
  /** Where the heading stands among those around it. */
  @property({ type: Number }) level = 3;
  @property() heading = 'This did not load';
  @property({ attribute: 'request-id' }) requestId = '';
  @property({ type: Boolean }) lasting = false;
  @state() private copied = false;

  override render() {
    return html`<div role="alert">
        <span class="glyph"><ui-icon name=${this.icon} size="20"></ui-icon></span>
        <h3 aria-level=${this.level}>${this.heading}</h3>
        <p><slot></slot></p>
      </div>
      <div class="actions">
        <slot name="actions"></slot>
        ${this.lasting ? nothing : html`<ui-button size="s" icon="retry" @click=${this.#retry}>Try again</ui-button>`}
        ${
          this.requestId
            ? html`<ui-button size="s" variant="ghost" icon="copy" @click=${this.#copy}
                >${this.copied ? 'Copied' : `Copy error ${this.requestId.slice(-6)}`}</ui-button
              >`
            : nothing
        }
      </div>`;
  }

  #retry(): void {
    this.dispatchEvent(new RetryRequested());
  }

  async #copy(): Promise<void> {
    await navigator.clipboard.writeText(this.requestId);
    this.copied = true;
  }

  static override styles = [
    baseStyles,
    css`
      :host,
      [role='alert'] {
        display: grid;
        place-content: center;
        justify-items: center;
        gap: 5px;
        text-align: center;
      }
      :host {
        block-size: 100%;
        padding: 16px 22px;
      }
      .glyph {
        display: grid;
        place-items: center;
        inline-size: 40px;
        block-size: 40px;
        border-radius: 12px;
        background: var(--desk-sunken);
        box-shadow: inset 0 0 0 1px var(--desk-line);
        color: var(--desk-text-2);
      }
      h3 {
        margin-block-start: 7px;
        font: 600 14px/20px var(--desk-font);
      }
      p {
        max-inline-size: 264px;
        font: 400 12.5px/18px var(--desk-font);
        color: var(--desk-text-2);
        text-wrap: pretty;
      }
      .actions {
        display: flex;
        gap: 6px;
        margin-block-start: 9px;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'ui-error': UiError;
  }
}
