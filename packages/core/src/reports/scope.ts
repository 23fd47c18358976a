import type { WorkspaceId } from '@desk/protocol/ids';
import { type RawBuilder, sql } from 'kysely';
import type { Watcher } from '../access.ts';
import { textArray } from '../db/json.ts';
import { EVERY_DEPARTMENT } from './sums.ts';

/** Which chats a figure is about: those of the departments that the member supervises, or of those they chose among them. */
export type Scope = { workspaceId: WorkspaceId; departments: readonly string[] | null; withNone: boolean };

/** Without departments a member supervises all. What has no department is everybody's; where some are chosen, `none` stands for it. */
export function scopeOf(who: Watcher, chosen?: readonly string[]): Scope {
  const own: readonly string[] | null = who.departmentIds.length === 0 ? null : who.departmentIds;
  if (chosen === undefined) return { workspaceId: who.workspaceId, departments: own, withNone: true };
  const departments = chosen.filter((id) => id !== 'none' && (own === null || own.includes(id)));
  return { workspaceId: who.workspaceId, departments, withNone: chosen.includes('none') };
}

/** The scope as a condition on a column of department ids (SQL of our own); null and the empty text of the buckets both mean none. */
export function within({ departments, withNone }: Scope, column: string): RawBuilder<unknown> {
  if (departments === null) return sql``;
  const among = sql`${sql.raw(column)} = any(${textArray(departments)})`;
  return withNone ? sql`and (coalesce(${sql.raw(column)}, '') = '' or ${among})` : sql`and ${among}`;
}

/** The scope on `b.department_id` of a table that has a row for all departments beside each one: that row alone, where nothing narrows it. */
export function withinSums({ departments, withNone }: Scope): RawBuilder<unknown> {
  if (departments === null) return sql`and b.department_id = ${EVERY_DEPARTMENT}`;
  return sql`and b.department_id = any(${textArray(withNone ? ['', ...departments] : departments)})`;
}
