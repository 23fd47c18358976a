import type { UserId, WorkspaceId } from '@desk/protocol/ids';
import { type RawBuilder, sql } from 'kysely';
import { type Member, system } from '../access.ts';
import type { Db, Tx } from '../db/connect.ts';
import { textArray } from '../db/json.ts';
import { record } from '../journal.ts';

type Seen = Pick<Member, 'workspaceId' | 'id'>;
type Gone = { workspace_id: WorkspaceId; user_id: UserId; since: Date };

/**
 * Notes that the desks of these people are connected, in one statement. Who got no new chats only because their desk was away gets some again,
 * if they were switched off no longer than an hour ago: who comes back the next morning says so themselves. [V5]
 * @returns whether somebody is available again
 */
export async function noteSeen(db: Db, people: readonly Seen[]): Promise<boolean> {
  const [workspaces, ids] = [people.map(({ workspaceId }) => workspaceId), people.map(({ id }) => id)];
  // A row that is held just now is left to the next time: two nodes that note the same people must not wait for each other.
  const { rows } = await sql<Gone>`with there as (
      select m.workspace_id, m.user_id from memberships m
      join unnest(${textArray(workspaces)}, ${textArray(ids)}) as p(workspace_id, user_id) using (workspace_id, user_id)
      for no key update of m skip locked),
    noted as (
      update memberships m set seen_at = now() from there where m.workspace_id = there.workspace_id and m.user_id = there.user_id
      returning m.workspace_id, m.user_id, m.disconnected_at as since, m.available_since as switched)
    select workspace_id, user_id, since from noted where since is not null and switched > now() - interval '1 hour'`.execute(db);
  for (const row of rows) await db.transaction().execute((tx) => comeBack(tx, row));
  return rows.length > 0;
}

/**
 * Notes, each half minute, all whose desks are connected to one server, and that somebody could note it. After a gap the watch begins anew: while
 * neither servers nor database were there, nobody was away. [V5]
 * @returns whether somebody is available again
 */
export async function notePulse(db: Db, people: readonly Seen[]): Promise<boolean> {
  const isBack = await noteSeen(db, people);
  await sql`insert into seen_watch as w (id, since, noted_at) values (true, now(), now()) on conflict (id) do update set noted_at = now(),
    since = case when w.noted_at < now() - interval '1 minute' then now() else w.since end`.execute(db);
  return isBack;
}

async function comeBack(tx: Tx, { workspace_id, user_id, since }: Gone): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('memberships')
    .set({ available: true, available_since: sql`now()`, disconnected_at: null })
    .where('workspace_id', '=', workspace_id)
    .where('user_id', '=', user_id)
    .where('disconnected_at', 'is not', null)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows > 0n) await tell(tx, { workspace_id, user_id, since }, true);
}

/** Workspaces in which new chats still go to somebody whose desk is gone. */
export async function workspacesWithGone(db: Db): Promise<WorkspaceId[]> {
  const { rows } = await sql<{
    id: WorkspaceId;
  }>`select distinct workspace_id as id from memberships, seen_watch w where ${isGone()}`.execute(db);
  return rows.map(({ id }) => id);
}

/** Switches off for new chats whose desk has not been connected for two minutes; their chats stay theirs. Who was never seen is left alone. [V5] */
export async function switchOffGone(db: Db, workspaceId: WorkspaceId): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const { rows } =
      await sql<Gone>`update memberships set available = false, available_since = now(), unavailable_by = null, disconnected_at = seen_at
      from seen_watch w where workspace_id = ${workspaceId} and ${isGone()} returning workspace_id, user_id, seen_at as since`.execute(tx);
    for (const row of rows) await tell(tx, row, false);
  });
}

/**
 * By the last note of the watch `w`, not by the clock: what no server could note is nobody's absence. Who switched themselves on by other means than a
 * desk has two minutes to open one, and everybody has them after an outage.
 */
function isGone(): RawBuilder<boolean> {
  return sql`available and seen_at is not null and greatest(seen_at, available_since, w.since) < w.noted_at - interval '2 minutes'`;
}

function tell(tx: Tx, { workspace_id, user_id, since }: Gone, available: boolean): Promise<void> {
  const reason = available ? 'connected' : 'disconnected';
  return record(tx, system(workspace_id, 'presence'), 'agent.availability-changed', {
    agentId: user_id,
    available,
    reason,
    seenAt: since.toISOString(),
  });
}
