import { DeskError } from '@desk/protocol/errors';
import { type DepartmentId, newId } from '@desk/protocol/ids';
import type { Department } from '@desk/protocol/people';
import { sql } from 'kysely';
import type { Member } from '../access.ts';
import type { Db } from '../db/connect.ts';
import { violates } from '../db/violates.ts';
import { record } from '../journal.ts';

/** The departments of a workspace by name. */
export async function listDepartments(db: Db, who: Member): Promise<Department[]> {
  return db.selectFrom('departments').select(['id', 'name']).where('workspace_id', '=', who.workspaceId).orderBy('name').execute();
}

/** @throws DeskError `already-exists` when another has this name, whatever its case [A11] */
export async function createDepartment(db: Db, who: Member, name: string): Promise<Department> {
  const id = newId('dep');
  await unlessTaken(name, () =>
    db.transaction().execute(async (tx) => {
      await tx.insertInto('departments').values({ id, workspace_id: who.workspaceId, name }).execute();
      await record(tx, who, 'departments.changed', { departmentId: id });
    }),
  );
  return { id, name };
}

/** @throws DeskError `not-found`, `already-exists` [A11] */
export async function renameDepartment(db: Db, who: Member, id: DepartmentId, name: string): Promise<Department> {
  await unlessTaken(name, () =>
    db.transaction().execute(async (tx) => {
      const { numUpdatedRows } = await tx
        .updateTable('departments')
        .set({ name })
        .where('workspace_id', '=', who.workspaceId)
        .where('id', '=', id)
        .executeTakeFirstOrThrow();
      if (numUpdatedRows === 0n) throw gone();
      await record(tx, who, 'departments.changed', { departmentId: id });
    }),
  );
  return { id, name };
}

/**
 * Takes a department away that nothing was ever done in and nobody serves: figures and history would lose its name. [A11]
 * @throws DeskError `not-found`, `in-use` saying what uses it
 */
export async function removeDepartment(db: Db, who: Member, id: DepartmentId): Promise<void> {
  await db.transaction().execute(async (tx) => {
    // First it is held, then looked at: what began to use it in this moment has ended by then, and is seen.
    const held = await sql`select from departments where workspace_id = ${who.workspaceId} and id = ${id} for update`.execute(tx);
    if (held.rows.length === 0) throw gone();
    const { rows } = await sql<{ use: string | null }>`select case
        when exists (select from chats where workspace_id = d.workspace_id and department_id = d.id) then 'chats of it are there'
        when exists (select from transfers where workspace_id = d.workspace_id and to_department_id = d.id) then 'chats were offered to it'
        when exists (select from memberships where workspace_id = d.workspace_id and d.id = any(department_ids)) then 'people serve it'
        when exists (select from tags where workspace_id = d.workspace_id and d.id = any(department_ids)) then 'tags belong to it'
        when exists (select from wall_passes where workspace_id = d.workspace_id and d.id = any(department_ids)
          and revoked_at is null) then 'a wall screen shows it' end as use
      from departments d where d.workspace_id = ${who.workspaceId} and d.id = ${id}`.execute(tx);
    if (rows[0]!.use) throw new DeskError('in-use', `This department cannot be deleted: ${rows[0]!.use}.`);
    await sql`delete from departments where id = ${id}`.execute(tx);
    await record(tx, who, 'departments.changed', { departmentId: id });
  });
}

async function unlessTaken(name: string, act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (error) {
    if (!violates(error, 'departments_name')) throw error;
    const message = 'Another department has this name';
    throw new DeskError('already-exists', `${message}: ${name}.`, { errors: [{ path: 'name', message }] });
  }
}

function gone(): DeskError {
  return new DeskError('not-found', 'This department is not there any more.');
}
