import { css, html, LitElement } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { baseStyles } from '../../ui/base-styles.ts';
import { DismissRequested } from '../../ui/dismiss-requested.ts';
import '../../ui/ui-button.ts';

/** What somebody typed where it can no longer be sent: kept, to copy or to throw away. Emits `DismissRequested`. */
@customElement('desk-kept-draft')
export class DeskKeptDraft extends LitElement {
  @property() text = '';
  @state() private isCopied = false;

  override render() {
    return html`<p dir="auto">${this.text}</p>
      <div>
        <span class="hint grow">Your draft, not sent</span>
        <ui-button size="s" variant="ghost" @click=${() => this.dispatchEvent(new DismissRequested())}>Discard</ui-button>
        <ui-button size="s" icon="copy" @click=${this.#copy}>${this.isCopied ? 'Copied' : 'Copy'}</ui-button>
      </div>`;
  }

  async #copy(): Promise<void> {
    await navigator.clipboard.writeText(this.text);
    this.isCopied = true;
  }

  static override styles = [
    baseStyles,
    css`
      :host {
        display: grid;
        gap: 6px;
        flex: none;
        margin: 10px 16px 14px;
        padding: 8px 8px 8px 14px;
        border: 1px solid var(--desk-control);
        border-radius: 10px;
        background: var(--desk-sunken);
      }
      p {
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
      div {
        display: flex;
        align-items: center;
        gap: 6px;
      }
      .hint {
        margin: 0;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-kept-draft': DeskKeptDraft;
  }
}
