import type { Chat } from '@desk/protocol/chat';
import { html, type TemplateResult } from 'lit';

/** Stands where the composer will be, under a chat that is offered to whoever reads it. Fetched when it is wanted. [C16] */
export function transferOffer(chat: Chat): TemplateResult {
  void import('../transfer/desk-transfer-card.ts').catch(() => undefined);
  return html`<desk-transfer-card in-chat is-first .chat=${chat}></desk-transfer-card>`;
}
