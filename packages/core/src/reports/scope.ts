import type { DepartmentId, WorkspaceId } from '@desk/protocol/ids';
import { type RawBuilder, sql } from 'kysely';
import type { Member } from '../access.ts';
import { textArray } from '../db/json.ts';
import { EVERY_DEPARTMENT } from './sums.ts';

/** Which chats a figure is about: those of the departments that the member supervises, or of the one they chose among them. */
export type Scope = { workspaceId: WorkspaceId; departments: readonly string[] | null; withNone: boolean };

/** Without departments a member supervises all. What has no department is everybody's, unless one was chosen. */
export function scopeOf(who: Member, chosen?: DepartmentId): Scope {
  const own = who.departmentIds.length === 0 ? null : who.departmentIds;
  if (chosen === undefined) return { workspaceId: who.workspaceId, departments: own, withNone: true };
  return { workspaceId: who.workspaceId, departments: own === null || own.includes(chosen) ? [chosen] : [], withNone: false };
}

/** The scope as a condition on a column of department ids (SQL of our own); null and the empty text of the buckets both mean none. */
export function within({ departments, withNone }: Scope, column: string): RawBuilder<unknown> {
  if (departments === null) return sql``;
  const among = sql`${sql.raw(column)} = any(${textArray(departments)})`;
  return withNone ? sql`and (coalesce(${sql.raw(column)}, '') = '' or ${among})` : sql`and ${among}`;
}

/**
 * The scope on `b.department_id` of a table that has a row for all departments beside each one: that row alone, where nothing narrows it.
 * `chosen` is a department of the filter, `none` those closures without one.
 */
export function withinSums(scope: Scope, chosen: string | undefined): RawBuilder<unknown> {
  if (chosen !== undefined) return sql`and b.department_id = ${chosen === 'none' ? '' : chosen} ${within(scope, 'b.department_id')}`;
  if (scope.departments === null) return sql`and b.department_id = ${EVERY_DEPARTMENT}`;
  return sql`and b.department_id = any(${textArray(scope.withNone ? ['', ...scope.departments] : scope.departments)})`;
}
