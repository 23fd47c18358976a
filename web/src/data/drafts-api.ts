import type { Draft, DraftMode } from '@desk/protocol/note';
import { request } from './http.ts';

/** Null when there is no draft. */
export async function readDraft(chatId: string, mode: DraftMode): Promise<Draft | null> {
  const { draft } = await request<{ draft: Draft | null }>('GET', `/api/chats/${chatId}/draft?mode=${mode}`);
  return draft;
}

/** Null drops the draft. */
export function saveDraft(chatId: string, mode: DraftMode, body: Record<string, unknown> | null): Promise<unknown> {
  return request('PUT', `/api/chats/${chatId}/draft?mode=${mode}`, { body: { body } });
}
