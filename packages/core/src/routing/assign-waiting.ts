import { DeskError } from '@desk/protocol/errors';
import type { ChatId, UserId, WorkspaceId } from '@desk/protocol/ids';
import { sql } from 'kysely';
import { system } from '../access.ts';
import { assignChat } from '../chats/assign.ts';
import type { Db, Tx } from '../db/connect.ts';
import { textArray } from '../db/json.ts';
import { keptOf } from '../transfers/stored-transfer.ts';
import { inRoutingTurn } from './turn.ts';

/**
 * Hands out waiting chats: the oldest first, to the available agent of its department with the fewest live chats; equal loads, the one who
 * has waited longest since the last assignment. Agents at their limit are skipped; pending chats do not count, chats on offer to somebody do. [C2] [C5]
 * @returns the chats that were assigned
 */
export async function assignWaiting(db: Db, workspaceId: WorkspaceId): Promise<ChatId[]> {
  const tried: ChatId[] = [];
  for (;;) {
    const chatId = await assignNext(db, workspaceId, tried);
    if (!chatId) return tried;
    tried.push(chatId);
  }
}

async function assignNext(db: Db, workspaceId: WorkspaceId, tried: ChatId[]): Promise<ChatId | null> {
  return inRoutingTurn(db, workspaceId, async (tx) => {
    const match = await nextMatch(tx, workspaceId, tried);
    if (!match) return null;
    try {
      await assignChat(tx, system(workspaceId, 'routing'), match.chat_id, { agentId: match.agent_id, ifWaiting: true });
    } catch (error) {
      // The customer left, or a supervisor took it, in this very moment: the next round sees it.
      if (!(error instanceof DeskError)) throw error;
    }
    return match.chat_id;
  });
}

async function nextMatch(tx: Tx, workspaceId: WorkspaceId, tried: ChatId[]): Promise<{ chat_id: ChatId; agent_id: UserId } | undefined> {
  const { rows } = await sql<{ chat_id: ChatId; agent_id: UserId }>`
    with free as (
      select m.user_id, m.department_ids, m.last_assigned_at, count(c.id) + max(o.kept) as live
      from memberships m
      join workspaces w on w.id = m.workspace_id
      left join chats c on c.workspace_id = m.workspace_id and c.agent_id = m.user_id and c.status = 'live'
      cross join lateral (select ${keptOf()} as kept) o
      where m.workspace_id = ${workspaceId} and m.available and m.role = 'agent'
      group by m.user_id, m.department_ids, m.last_assigned_at, m.chat_limit, w.chat_limit
      having count(c.id) + max(o.kept) < coalesce(m.chat_limit, w.chat_limit))
    select c.id as chat_id, f.user_id as agent_id
    from chats c
    join lateral (select user_id from free
      where c.department_id is null or department_ids = '{}' or c.department_id = any(department_ids)
      order by live, last_assigned_at nulls first, user_id limit 1) f on true
    where c.workspace_id = ${workspaceId} and c.status = 'queued' and c.id <> all(${tried.map(String)}::text[])
    order by c.opened_at, c.id limit 1`.execute(tx);
  return rows[0];
}

/** Workspaces where a chat waits: of these, or of all, for the sweep that finds what a lost job forgot. */
export async function workspacesWithQueue(db: Db, among?: readonly WorkspaceId[]): Promise<WorkspaceId[]> {
  const { rows } = await sql<{ workspace_id: WorkspaceId }>`select distinct workspace_id from chats
    where status = 'queued' ${among ? sql`and workspace_id = any(${textArray(among)})` : sql``}`.execute(db);
  return rows.map((row) => row.workspace_id);
}
