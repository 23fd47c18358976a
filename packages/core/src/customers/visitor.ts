import { DeskError } from '@desk/protocol/errors';
import { type CustomerId, type DepartmentId, newId, type WorkspaceId } from '@desk/protocol/ids';
import type { Visitor } from '../access.ts';
import type { Db } from '../db/connect.ts';
import { exactly } from '../db/contains.ts';

export type VisitWorkspace = { id: WorkspaceId; name: string };

/** The workspace behind a public widget key. @throws DeskError `not-found` */
export async function workspaceOfWidget(db: Db, key: string): Promise<VisitWorkspace> {
  const row = await db.selectFrom('workspaces').select(['id', 'name']).where('widget_key', '=', key).executeTakeFirst();
  if (!row) throw new DeskError('not-found', 'There is no such widget key.');
  return row;
}

/** A new customer, from the widget. Without a name they are a guest with a number of their own. */
export async function createVisitor(db: Db, workspaceId: WorkspaceId, input: { name?: string; email?: string }): Promise<Visitor> {
  const id = newId('cust');
  const name = input.name ?? `Guest ${id.slice(-4).toUpperCase()}`;
  await db
    .insertInto('customers')
    .values({ id, workspace_id: workspaceId, name, email: input.email ?? null, language: null })
    .execute();
  return { kind: 'customer', workspaceId, id, name };
}

/** The customer that a visitor token names. @throws DeskError `bad-visitor-token` when they are gone */
export async function findVisitor(db: Db, workspaceId: WorkspaceId, id: CustomerId): Promise<Visitor> {
  const row = await db
    .selectFrom('customers')
    .select('name')
    .where('id', '=', id)
    .where('workspace_id', '=', workspaceId)
    .executeTakeFirst();
  if (!row) throw new DeskError('bad-visitor-token', 'This conversation is no longer here. Start a new one.');
  return { kind: 'customer', workspaceId, id, name: row.name };
}

/** The department of that name, if the workspace has it: the page that embeds the widget says where a chat belongs. */
export async function departmentByName(db: Db, workspaceId: WorkspaceId, name: string | undefined): Promise<DepartmentId | null> {
  if (name === undefined) return null;
  const row = await db
    .selectFrom('departments')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where('name', 'ilike', exactly(name))
    .executeTakeFirst();
  return row?.id ?? null;
}
