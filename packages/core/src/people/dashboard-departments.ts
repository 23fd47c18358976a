import { sql } from 'kysely';
import type { Member } from '../access.ts';
import type { Db } from '../db/connect.ts';
import { textArray } from '../db/json.ts';

/** Keeps which departments a member’s dashboard opens with, on every browser. None means all. [F7] */
export async function setDashboardDepartments(db: Db, who: Member, departments: readonly string[]): Promise<void> {
  await sql`update memberships set dashboard_departments = ${textArray(departments)}
    where workspace_id = ${who.workspaceId} and user_id = ${who.id}`.execute(db);
}

/** The same as they were kept, without those that are gone since; undefined for all. */
export async function dashboardDepartments(db: Db, who: Member): Promise<string[] | undefined> {
  const { rows } = await sql<{ id: string }>`select d.id from memberships m join departments d on d.id = any(m.dashboard_departments)
    where m.workspace_id = ${who.workspaceId} and m.user_id = ${who.id} and d.workspace_id = m.workspace_id order by d.id`.execute(db);
  const ids = rows
    .map(({ id }) => id)
    .filter((id) => who.departmentIds.length === 0 || (who.departmentIds as readonly string[]).includes(id));
  return ids.length > 0 ? ids : undefined;
}
