import type { Notice } from '@desk/protocol/notice';
import { request } from './http.ts';

/** What I was told of chats that are over, and have not seen. */
export function listNotices(): Promise<{ items: Notice[] }> {
  return request('GET', '/api/notices');
}

export function seeNotices(chatIds: readonly string[]): Promise<unknown> {
  return request('POST', '/api/notices/seen', { body: { chatIds } });
}
