import type { Chat } from '@desk/protocol/chat';
import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { baseStyles } from '../../ui/base-styles.ts';
import { ChatAction } from '../chat-action.ts';
import { firstName } from '../line-words.ts';
import '../../ui/ui-button.ts';
import '../../ui/ui-strip.ts';

/** Stands where the composer will be, under a ticket that nobody has accepted yet. */
@customElement('desk-ticket-offer')
export class DeskTicketOffer extends LitElement {
  @property({ attribute: false }) chat!: Chat;

  override render() {
    return html`<ui-strip icon="ticket"
      >Nobody answered ${firstName(this.chat.customer.name)} in time. Accept this ticket to answer it.
      <ui-button slot="actions" variant="primary" size="s" keys="A" @click=${() => this.dispatchEvent(new ChatAction('accept'))}
        >Accept ticket</ui-button
      ></ui-strip
    >`;
  }

  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
        flex: none;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-ticket-offer': DeskTicketOffer;
  }
}
