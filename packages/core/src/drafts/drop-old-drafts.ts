import type { WorkspaceId } from '@desk/protocol/ids';
import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../db/connect.ts';

/** Workspaces that keep drafts nobody will come back to. */
export async function workspacesWithOldDrafts(db: Db): Promise<WorkspaceId[]> {
  const { rows } = await sql<{ id: WorkspaceId }>`select distinct d.workspace_id as id from drafts d
    join chats c on c.id = d.chat_id join closures cl on cl.id = c.closure_id where ${isOld()}`.execute(db);
  return rows.map((row) => row.id);
}

/** Drops what was typed into chats that have been closed for 30 days, unless somebody touched it since. [K17] */
export async function dropOldDrafts(db: Db, workspaceId: WorkspaceId): Promise<void> {
  await sql`delete from drafts d using chats c join closures cl on cl.id = c.closure_id
    where d.workspace_id = ${workspaceId} and c.id = d.chat_id and ${isOld()}`.execute(db);
}

function isOld(): RawBuilder<unknown> {
  return sql`d.updated_at < now() - interval '30 days' and cl.closed_at < now() - interval '30 days'`;
}
