import type { Chat, ChatReach, ChatTab, ChatWithMessages, Message } from '@desk/protocol/chat';
import type { AmendClosure, CloseChatInput } from '@desk/protocol/closure';
import type { DeskEvent } from '@desk/protocol/events';
import type { Suggestions } from '@desk/protocol/suggestion';
import type { Page } from '@desk/protocol/wire';
import { query, request } from './http.ts';

export interface ChatListFilter {
  tab: ChatTab;
  customer?: string;
  /** Only chats of this agent. */
  agent?: string;
  /** A text that customer, department, subject, last message, note or number holds. */
  q?: string;
  /** Only chats that I hold or held. */
  mine?: 'true';
  cursor?: string;
  limit?: number;
}

export function listChats(filter: ChatListFilter, signal?: AbortSignal): Promise<Page<Chat>> {
  return request('GET', `/api/chats${query({ ...filter })}`, signal ? { signal } : {});
}

/** Chats that came in within a range, whatever became of them. Supervisors only. */
export function listOpenedChats(filter: { from: string; to: string; [name: string]: string | number }): Promise<Page<Chat>> {
  return request('GET', `/api/chats/opened${query({ ...filter })}`);
}

export function readChat(id: string, signal?: AbortSignal): Promise<ChatWithMessages> {
  return request('GET', `/api/chats/${id}`, signal ? { signal } : {});
}

/** The events of a chat after a version, oldest first: what a page that was away needs to catch up. */
export function readChatEvents(id: string, after: number): Promise<{ items: DeskEvent[] }> {
  return request('GET', `/api/chats/${id}/events${query({ after })}`);
}

/** `clientId` names this message for good: posted twice, it is stored once. */
export function postMessage(chatId: string, text: string, clientId: string): Promise<{ chat: Chat; message: Message }> {
  return request('POST', `/api/chats/${chatId}/messages`, { body: { text, clientId } });
}

/** Writes to the customer of a closed chat, which stays closed. @throws DeskError `opted-out`, `newer-chat`, `not-open` */
export function followUp(chatId: string, text: string, clientId: string): Promise<{ chat: Chat; message: Message }> {
  return request('POST', `/api/chats/${chatId}/follow-up`, { body: { text, clientId } });
}

export function readReach(chatId: string): Promise<ChatReach> {
  return request('GET', `/api/chats/${chatId}/reach`);
}

/** The owner has read everything up to the newest message. */
export function markRead(chatId: string): Promise<Chat> {
  return request('POST', `/api/chats/${chatId}/read`, { body: {} });
}

export function setPending(chatId: string): Promise<Chat> {
  return request('POST', `/api/chats/${chatId}/pending`, { body: {} });
}

export function resume(chatId: string): Promise<Chat> {
  return request('POST', `/api/chats/${chatId}/resume`, { body: {} });
}

/** The customer asks for a supervisor; an empty reason is none. @throws DeskError `not-yours`, `already-closed`, `invalid` */
export function askSupervisor(chatId: string, reason: string): Promise<Chat> {
  return request('POST', `/api/chats/${chatId}/ask-supervisor`, { body: { reason: reason || null } });
}

/** The owner takes that back. */
export function unaskSupervisor(chatId: string): Promise<Chat> {
  return request('POST', `/api/chats/${chatId}/unask-supervisor`, { body: {} });
}

/** A supervisor has seen to it; `askedAt` says which asking is meant. @throws DeskError `not-allowed`, `already-closed` */
export function seeToAsked(chatId: string, askedAt: string): Promise<Chat> {
  return request('POST', `/api/chats/${chatId}/see-to-asked`, { body: { askedAt } });
}

export function closeChat(chatId: string, input: CloseChatInput, key: string): Promise<Chat> {
  return request('POST', `/api/chats/${chatId}/close`, { body: input, key });
}

export function undoClose(chatId: string, key: string): Promise<Chat> {
  return request('POST', `/api/chats/${chatId}/undo-close`, { body: {}, key });
}

/** Completes or corrects what was said at closing; what is left out stays. @throws DeskError `not-yours`, `not-allowed`, `not-open`, `invalid` */
export function amendClosure(chatId: string, input: AmendClosure, key: string): Promise<Chat> {
  return request('POST', `/api/chats/${chatId}/wrap-up`, { body: input, key });
}

/** What may fit at closing. A proposal, never a choice. */
export function readSuggestions(chatId: string, signal?: AbortSignal): Promise<Suggestions> {
  return request('GET', `/api/chats/${chatId}/suggestions`, signal ? { signal } : {});
}

/** Takes a ticket that waits. @throws DeskError `conflict` with the name of who was faster */
export function acceptTicket(chatId: string): Promise<Chat> {
  return request('POST', `/api/chats/${chatId}/accept-ticket`, { body: {} });
}

/** Takes the oldest tickets that wait; fewer than `count` when there are no more. */
export function acceptTickets(count: number): Promise<{ items: Chat[] }> {
  return request('POST', '/api/chats/accept-tickets', { body: { count } });
}

/** Gives a ticket back to those that wait. */
export function releaseTicket(chatId: string): Promise<Chat> {
  return request('POST', `/api/chats/${chatId}/release-ticket`, { body: {} });
}

/** Gives a chat to an agent, whatever their load; `ifWaiting`: only if nobody has it yet; `ifWith`: only if this agent (null: nobody) still has it; `ifLive`: only if it is live. Supervisors only. @throws DeskError `not-open`, `conflict` */
export function assignChat(
  chatId: string,
  agentId: string,
  only: { ifWaiting?: true; ifWith?: string | null; ifLive?: true } = {},
): Promise<Chat> {
  return request('POST', `/api/chats/${chatId}/assign`, { body: { agentId, ...only } });
}
