import type { Chat } from '@desk/protocol/chat';
import { html, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';

/**
 * Stands where the composer will be, under a chat that is offered to whoever reads it: a card for each offer, so that what was typed for one is never sent with
 * another. Fetched when it is wanted. `onDone`: it was declined, or went, and the focus with it. [C16] [C17]
 */
export function transferOffer(chat: Chat, onDone: () => void): TemplateResult {
  void import('../transfer/desk-transfer-card.ts').catch(() => undefined);
  return html`${keyed(chat.transfer?.id, html`<desk-transfer-card in-chat is-first .chat=${chat} @ui-dismiss-requested=${onDone}></desk-transfer-card>`)}`;
}
