import type { BulkResult } from '@desk/protocol/closure';
import { request } from './http.ts';

/** One form for several chats. `seenVersions` by chat id: a chat whose customer wrote after it is skipped. */
export interface BulkCloseInput {
  chatIds: readonly string[];
  seenVersions: Readonly<Record<string, number>>;
  note?: string;
  tagIds: readonly string[];
  references: readonly string[];
}

/** Closes up to 100 chats, each with its own outcome. Sent again with the same `key` nothing closes twice. @throws DeskError `not-allowed`, `invalid` */
export function bulkClose(input: BulkCloseInput, key: string): Promise<{ results: BulkResult[] }> {
  return request('POST', '/api/chats/bulk-close', { body: input, key });
}

/** Takes back those that are still inside their window, each with its own outcome. */
export function bulkUndo(chatIds: readonly string[]): Promise<{ results: BulkResult[] }> {
  return request('POST', '/api/chats/bulk-undo', { body: { chatIds } });
}
