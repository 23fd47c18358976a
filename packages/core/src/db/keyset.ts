import { DeskError } from '@desk/protocol/errors';
import type { Page } from '@desk/protocol/wire';
import { type RawBuilder, sql } from 'kysely';

const CURSOR = /^([1-9]\d{3}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z) (\w+)$/;

/**
 * Keyset paging, newest first: a cursor names the last row of the page before by time and id, so rows that arrive meanwhile neither repeat
 * nor skip anything. `time` and `id` are SQL of our own.
 * @throws DeskError `bad-request` for a cursor that is not one of ours
 */
export function afterCursor(cursor: string | undefined, time: string, id: string): RawBuilder<unknown> {
  if (cursor === undefined) return sql``;
  const [, at, rowId] = CURSOR.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (!at || !rowId || Number.isNaN(Date.parse(at))) throw new DeskError('bad-request', 'This cursor is not one of ours.');
  return sql`and (${sql.raw(time)}, ${sql.raw(id)}) < (${at}::timestamptz, ${rowId}::text)`;
}

/** Cuts `limit + 1` rows to a page. `keyOf` gives the time and id by which the query was ordered. */
export function toPage<R, T>(rows: R[], limit: number, toItem: (row: R) => T, keyOf: (row: R) => [Date, string]): Page<T> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const more = rows.length > limit && last !== undefined;
  const nextCursor = more ? Buffer.from(`${keyOf(last)[0].toISOString()} ${keyOf(last)[1]}`).toString('base64url') : null;
  return { items: shown.map(toItem), nextCursor };
}
