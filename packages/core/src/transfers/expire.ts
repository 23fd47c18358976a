import { DeskError } from '@desk/protocol/errors';
import type { ChatId, TransferId, WorkspaceId } from '@desk/protocol/ids';
import { type RawBuilder, sql } from 'kysely';
import { system } from '../access.ts';
import { change } from '../chats/change.ts';
import type { Db } from '../db/connect.ts';
import { endRow, openTransfer, receiversOf } from './stored-transfer.ts';

/** Workspaces with an offer that is to end by itself. */
export async function workspacesWithOverdueOffers(db: Db): Promise<WorkspaceId[]> {
  const { rows } = await sql<{ workspace_id: WorkspaceId }>`select distinct t.workspace_id from ${overdue()}`.execute(db);
  return rows.map(({ workspace_id }) => workspace_id);
}

/**
 * Ends the offers whose time is over or to whom nobody is left: the chat stays with its owner, who has to take note. It looks again inside the door:
 * who accepted in the very same moment has the chat. Safe to run twice and after a restart. [C18]
 */
export async function endOverdueOffers(db: Db, workspaceId: WorkspaceId): Promise<void> {
  const { rows } = await sql<{ id: TransferId; chat_id: ChatId }>`select t.id, t.chat_id from ${overdue()}
    and t.workspace_id = ${workspaceId} order by t.expires_at`.execute(db);
  for (const { id, chat_id } of rows) await expire(db, workspaceId, chat_id, id);
}

async function expire(db: Db, workspaceId: WorkspaceId, chatId: ChatId, transferId: TransferId): Promise<void> {
  try {
    await change<'chat.transfer-expired', { has_left: boolean | null }>(db, system(workspaceId, 'timers'), chatId, {
      action: 'expire-transfer',
      more: sql`, (select ${hasLeft()} from transfers t where t.id = c.transfer_id) as has_left`,
      decide: (state, now, { has_left }) => {
        const transfer = openTransfer(state.transfer);
        if (transfer?.id !== transferId) return null;
        const isOver = Date.parse(transfer.expiresAt) <= now.getTime();
        if (!isOver && !has_left) return null;
        const why = isOver ? 'time' : 'receiver-left';
        return {
          next: { transfer: { ...transfer, ended: { outcome: 'expired', by: null, reason: null, why, at: now.toISOString() } } },
          type: 'chat.transfer-expired',
          data: { transfer, why },
          writes: [endRow(transfer, { outcome: 'expired', at: now, why })],
        };
      },
    });
  } catch (error) {
    if (!(error instanceof DeskError) || !['offer-over', 'not-found'].includes(error.code)) throw error;
  }
}

/** Offers `t` with their chats `c` that are to end: open to conditions further on. */
function overdue(): RawBuilder<unknown> {
  return sql`transfers t join chats c on c.id = t.chat_id where t.outcome is null and (t.expires_at <= now() or ${hasLeft()})`;
}

/** Whether nobody is there any more who could accept the offer `t` of the chat `c`. */
function hasLeft(): RawBuilder<boolean> {
  return sql<boolean>`(case when t.to_agent_id is null then not exists (select from ${receiversOf(sql`t.to_department_id`, sql`c`, sql`t.declined_by`)})
    else not exists (select from memberships m where m.workspace_id = t.workspace_id and m.user_id = t.to_agent_id and m.available) end)`;
}
