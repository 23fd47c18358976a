import type { ChangeView, SavedView, SaveView } from '@desk/protocol/saved-view';
import { query, request } from './http.ts';

/** My views of a page and of those beneath it, by name. */
export function listViews(page: string): Promise<{ items: SavedView[] }> {
  return request('GET', `/api/views${query({ page })}`);
}

/** Keeps filters under a name. @throws DeskError `already-exists` with `details.view`, `invalid` above the limit */
export function saveView(view: SaveView): Promise<SavedView> {
  return request('POST', '/api/views', { body: view });
}

/** @throws DeskError `already-exists` with `details.view`, `not-found` */
export function changeView(id: string, change: ChangeView): Promise<SavedView> {
  return request('PATCH', `/api/views/${id}`, { body: change });
}

export function deleteView(id: string): Promise<unknown> {
  return request('DELETE', `/api/views/${id}`);
}
