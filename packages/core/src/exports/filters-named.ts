import { type ExportedBy, ExportFilter } from '@desk/protocol/export';
import type { WorkspaceId } from '@desk/protocol/ids';
import { sql } from 'kysely';
import type { Db } from '../db/connect.ts';
import { textArray } from '../db/json.ts';

/** What an export was narrowed by, as it was kept: lists may be arrays or texts with commas between. */
type Kept = Readonly<Record<string, unknown>>;

/** Where first, then as the filters stand in the protocol: jsonb keeps no order. */
const ORDER = ['department', ...Object.keys(ExportFilter.shape)];
const ID = /^(dep|usr|tag|cust)_/;
const GONE = 'not there any more';

/** The filters of exports without their range, in order, with names as they are now in the place of ids. What is not there (any more) is said so. */
export async function filtersNamed(db: Db, workspaceId: WorkspaceId, kept: readonly Kept[]): Promise<ExportedBy[]> {
  const all = kept.map((filter) =>
    Object.entries(filter)
      .filter(([name, value]) => !['from', 'to'].includes(name) && value !== null && value !== '')
      .map(([name, value]) => ({ name, values: valuesOf(name, value) }))
      .sort((a, b) => ORDER.indexOf(a.name) - ORDER.indexOf(b.name)),
  );
  const names = await namesOf(db, workspaceId, new Set(all.flat().flatMap(({ values }) => values.filter((value) => ID.test(value)))));
  return all.map((filters) =>
    filters.map(({ name, values }) => ({ name, values: values.map((value) => names.get(value) ?? (ID.test(value) ? GONE : value)) })),
  );
}

function valuesOf(name: string, value: unknown): string[] {
  if (Array.isArray(value)) return value.map(String);
  return ['department', 'anyTag', 'allTags', 'noTag'].includes(name) ? String(value).split(',') : [String(value)];
}

async function namesOf(db: Db, workspaceId: WorkspaceId, ids: ReadonlySet<string>): Promise<Map<string, string>> {
  if (ids.size === 0) return new Map();
  const asked = textArray([...ids]);
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from departments where workspace_id = ${workspaceId} and id = any(${asked})
    union all select id, name from tags where workspace_id = ${workspaceId} and id = any(${asked})
    union all select id, name from customers where workspace_id = ${workspaceId} and id = any(${asked})
    union all select u.id, u.name from users u where u.id = any(${asked}) and (exists (select from memberships m
      where m.workspace_id = ${workspaceId} and m.user_id = u.id) or exists (select from closures k where k.workspace_id = ${workspaceId} and k.agent_id = u.id))`.execute(
    db,
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
