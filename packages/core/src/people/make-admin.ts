import { randomBytes } from 'node:crypto';
import { newId, type UserId, type WorkspaceId } from '@desk/protocol/ids';
import { sql } from 'kysely';
import type { Db, Tx } from '../db/connect.ts';
import { makeInvitation } from './invitations.ts';

/** `workspace`: the name of the one to begin, when there is none yet. `email` in lower case. */
export type NewAdmin = { email: string; name: string; workspace: string };

/**
 * Lets an admin in from the machine itself: the first one of a new desk, which gets its workspace, or whoever is locked out. Somebody who is in the
 * team already becomes admin and gets a new link. [A12]
 * @returns the token of the link by which they choose a password
 */
export async function makeAdmin(
  db: Db,
  { email, name, workspace }: NewAdmin,
): Promise<{ token: string; workspace: string; widgetKey: string }> {
  return db.transaction().execute(async (tx) => {
    const place = await workspaceFor(tx, email, workspace);
    const { rows } = await sql<{ id: UserId }>`insert into users (id, name, email) values (${newId('usr')}, ${name}, ${email})
      on conflict (email) do update set updated_at = now() returning id`.execute(tx);
    const { id } = rows[0]!;
    await sql`insert into memberships (workspace_id, user_id, role) values (${place.id}, ${id}, 'admin')
      on conflict (workspace_id, user_id) do update set role = 'admin'`.execute(tx);
    return { token: await makeInvitation(tx, place.id, id, null), workspace: place.name, widgetKey: place.widgetKey };
  });
}

/** Where they are already, else the oldest, else a new one. */
async function workspaceFor(tx: Tx, email: string, name: string): Promise<{ id: WorkspaceId; name: string; widgetKey: string }> {
  await sql`select pg_advisory_xact_lock(hashtextextended('desk first workspace', 0))`.execute(tx);
  const { rows } = await sql<{
    id: WorkspaceId;
    name: string;
    widgetKey: string;
  }>`select w.id, w.name, w.widget_key as "widgetKey" from workspaces w
    order by exists (select from memberships m join users u on u.id = m.user_id where m.workspace_id = w.id and u.email = ${email}) desc, w.created_at
    limit 1`.execute(tx);
  if (rows[0]) return rows[0];
  const id = newId('ws');
  const widgetKey = randomBytes(9).toString('base64url');
  await sql`insert into workspaces (id, name, widget_key) values (${id}, ${name}, ${widgetKey})`.execute(tx);
  return { id, name, widgetKey };
}
