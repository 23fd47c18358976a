import type { ChangeTag, CreateTag, Tag } from '@desk/protocol/tag';
import { query, request } from './http.ts';

/** Every tag, A to Z, inactive ones included. */
export function listTags(): Promise<{ items: Tag[] }> {
  return request('GET', '/api/tags');
}

export function createTag(input: CreateTag): Promise<Tag> {
  return request('POST', '/api/tags', { body: input });
}

/** @throws DeskError `conflict` with the tag as it is now, when `version` is stale */
export function changeTag(id: string, input: ChangeTag): Promise<Tag> {
  return request('PATCH', `/api/tags/${id}`, { body: input });
}

/** Only a tag that was never used can be deleted. @throws DeskError `in-use` */
export function deleteTag(id: string): Promise<unknown> {
  return request('DELETE', `/api/tags/${id}`);
}

/** What a merge would move: closures with this tag, and how many of them have the other one already. */
export function previewMerge(id: string, into: string): Promise<{ closures: number; both: number }> {
  return request('GET', `/api/tags/${id}/merge${query({ into })}`);
}

/** Moves every closure of this tag to another and retires this one. @throws DeskError `invalid` when the other is inactive */
export function mergeTag(id: string, into: string): Promise<{ closures: number }> {
  return request('POST', `/api/tags/${id}/merge`, { body: { into } });
}
