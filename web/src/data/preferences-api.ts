import type { ClosingPreferences, SavePreferences } from '@desk/protocol/preferences';
import { request } from './http.ts';

/** How this workspace closes. Everybody may know. */
export function readPreferences(): Promise<ClosingPreferences> {
  return request('GET', '/api/preferences');
}

/** Saves all of it. @throws DeskError `conflict` with the `preferences` as they are now, when `version` is stale */
export function savePreferences(input: SavePreferences): Promise<ClosingPreferences> {
  return request('PUT', '/api/preferences', { body: input });
}
