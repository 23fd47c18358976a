import type { Chat } from '@desk/protocol/chat';
import { newKey, request } from '../../data/http.ts';

/** Gives a chat to an agent, whatever their load. @throws DeskError `not-open`, `not-allowed`, `not-found` */
export function assignChat(chatId: string, agentId: string): Promise<Chat> {
  return request('POST', `/api/chats/${chatId}/assign`, { body: { agentId }, key: newKey() });
}
