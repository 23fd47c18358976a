import type { Notice } from '@desk/protocol/notice';
import { request } from './http.ts';

/** What I was told of chats that are over, and have not seen. */
export function listNotices(): Promise<{ items: Notice[] }> {
  return request('GET', '/api/notices');
}

export function seeNotices(chatIds: readonly string[]): Promise<unknown> {
  return request('POST', '/api/notices/seen', { body: { chatIds } });
}

/** Whether I am told when the issue of a link is done. */
export async function readWatch(referenceId: string): Promise<boolean> {
  return (await request<{ wants: boolean }>('GET', `/api/references/${referenceId}/watch`)).wants;
}

export async function saveWatch(referenceId: string, wants: boolean): Promise<boolean> {
  return (await request<{ wants: boolean }>('PUT', `/api/references/${referenceId}/watch`, { body: { wants } })).wants;
}
