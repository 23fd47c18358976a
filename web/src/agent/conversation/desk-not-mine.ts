import type { Chat } from '@desk/protocol/chat';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { baseStyles } from '../../ui/base-styles.ts';
import { DismissRequested } from '../../ui/dismiss-requested.ts';
import { firstName } from '../line-words.ts';
import '../../ui/ui-button.ts';
import '../../ui/ui-strip.ts';

/** Stands where the composer stood when the chat belongs to somebody else. What was typed is kept to copy or throw away. */
@customElement('desk-not-mine')
export class DeskNotMine extends LitElement {
  @property({ attribute: false }) chat!: Chat;
  @property() text = '';
  @state() private isCopied = false;

  override render() {
    const owner = this.chat.agent ? `${firstName(this.chat.agent.name)} owns this chat` : 'Nobody owns this chat yet';
    return html`<ui-strip icon="transfer">${owner}. You can read along.</ui-strip>
      ${
        this.text
          ? html`<div class="draft">
              <p dir="auto">${this.text}</p>
              <div>
                <span class="hint grow">Your draft, not sent</span>
                <ui-button size="s" variant="ghost" @click=${() => this.dispatchEvent(new DismissRequested())}>Discard</ui-button>
                <ui-button size="s" icon="copy" @click=${this.#copy}>${this.isCopied ? 'Copied' : 'Copy'}</ui-button>
              </div>
            </div>`
          : nothing
      }`;
  }

  async #copy(): Promise<void> {
    await navigator.clipboard.writeText(this.text);
    this.isCopied = true;
  }

  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
        flex: none;
      }
      .draft {
        display: grid;
        gap: 6px;
        margin: 10px 16px 14px;
        padding: 8px 8px 8px 14px;
        border: 1px solid var(--desk-control);
        border-radius: 10px;
        background: var(--desk-sunken);
      }
      .draft p {
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
      .draft div {
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
    'desk-not-mine': DeskNotMine;
  }
}
