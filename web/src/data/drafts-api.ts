import type { Draft, DraftMode } from '@desk/protocol/note';
import { request } from './http.ts';

/** An empty body means that there is no draft. */
export function readDraft(chatId: string, mode: DraftMode): Promise<Draft | null> {
  return request('GET', `/api/chats/${chatId}/draft?mode=${mode}`);
}

export function saveDraft(chatId: string, mode: DraftMode, body: Record<string, unknown>): Promise<Draft> {
  return request('PUT', `/api/chats/${chatId}/draft?mode=${mode}`, { body: { body } });
}
