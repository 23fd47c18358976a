import type { CreatedWallPass, CreateWallPass, WallPass } from '@desk/protocol/wall-pass';
import { request } from './http.ts';

/** The wall screens by name. Admins only. */
export function listWallPasses(): Promise<{ items: WallPass[] }> {
  return request('GET', '/api/wall-passes');
}

/** Makes a pass; its token is told this once. @throws DeskError `invalid` */
export function createWallPass(input: CreateWallPass): Promise<CreatedWallPass> {
  return request('POST', '/api/wall-passes', { body: input });
}

/** @throws DeskError `not-found` when it was taken back already */
export function revokeWallPass(id: string): Promise<unknown> {
  return request('DELETE', `/api/wall-passes/${id}`);
}
