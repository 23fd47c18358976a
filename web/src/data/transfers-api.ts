import type { Chat } from '@desk/protocol/chat';
import type { TransferTarget, TransferTargets } from '@desk/protocol/transfer';
import type { Page } from '@desk/protocol/wire';
import { request } from './http.ts';

/** The chats that are on offer to me and that I have not answered, the longest first. */
export function listOffered(): Promise<Page<Chat>> {
  return request('GET', '/api/chats/offered');
}

/** To whom this chat can be offered now. @throws DeskError `not-yours`, `not-open` */
export function readTransferTargets(chatId: string, signal?: AbortSignal): Promise<TransferTargets> {
  return request('GET', `/api/chats/${chatId}/transfer-targets`, signal ? { signal } : {});
}

/** Offers the chat; an empty note is none. `key` is kept over every repeat of this intent. [C15] @throws DeskError `not-available`, `at-limit`, `nobody-available`, `already-offered`, `not-yours`, `not-open` */
export function offerTransfer(chatId: string, to: Pick<TransferTarget, 'kind' | 'id'>, note: string, key: string): Promise<Chat> {
  return request('POST', `/api/chats/${chatId}/transfer`, { body: { to: { kind: to.kind, id: to.id }, note: note.trim() || null }, key });
}

/** Takes the chat over. `key` is kept over every repeat of this answer. [C16] @throws DeskError `offer-over`, `at-limit` */
export function acceptTransfer(chatId: string, transferId: string, key: string): Promise<Chat> {
  return request('POST', `/api/chats/${chatId}/transfer/accept`, { body: { transferId }, key });
}

/** Does not want it; an empty reason is none. `key` is kept over every repeat of this answer. [C17] @throws DeskError `offer-over` */
export function declineTransfer(chatId: string, transferId: string, reason: string, key: string): Promise<Chat> {
  return request('POST', `/api/chats/${chatId}/transfer/decline`, { body: { transferId, reason: reason.trim() || null }, key });
}

/** The owner takes the offer back. [C19] @throws DeskError `offer-over` */
export function cancelTransfer(chatId: string, transferId: string): Promise<Chat> {
  return request('POST', `/api/chats/${chatId}/transfer/cancel`, { body: { transferId } });
}

/** The owner has taken note of how their offer ended. [C17] [C18] */
export function acknowledgeTransfer(chatId: string, transferId: string): Promise<Chat> {
  return request('POST', `/api/chats/${chatId}/transfer/acknowledge`, { body: { transferId } });
}
