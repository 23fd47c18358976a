import type { Chat } from '@desk/protocol/chat';
import { DeskError } from '@desk/protocol/errors';
import type { ChatId, UserId } from '@desk/protocol/ids';
import { sql } from 'kysely';
import type { Who } from '../access.ts';
import type { Db, Tx } from '../db/connect.ts';
import { change } from './change.ts';

/** Gives an open chat to an agent at once: routing for a queued one [C2] [C5], a supervisor for any [C22]; a ticket stays one [T7]. */
export async function assignChat(db: Db | Tx, who: Who, chatId: ChatId, agentId: UserId): Promise<Chat> {
  const agent = await member(db, who, agentId);
  const { chat } = await change<'chat.assigned'>(db, who, chatId, {
    action: 'assign',
    decide: (state, now) => {
      if (state.agent_id === agentId) return null;
      if (who.kind === 'system' && state.status !== 'queued') throw new DeskError('conflict', 'Somebody was faster.');
      const from = state.agent_id === null ? null : { id: state.agent_id, name: state.agent_name ?? '' };
      return {
        next: {
          status: state.status === 'ticketed' ? 'ticketed' : 'live',
          agent_id: agentId,
          agent_name: agent.name,
          assigned_at: now,
          opened: false,
        },
        type: 'chat.assigned',
        data: { to: { id: agentId, name: agent.name }, from },
        writes: [
          sql`given as (update memberships m set last_assigned_at = ${now} from moved where m.workspace_id = moved.workspace_id and m.user_id = ${agentId})`,
        ],
      };
    },
  });
  return chat;
}

async function member(db: Db | Tx, who: Who, agentId: UserId): Promise<{ name: string }> {
  const row = await db
    .selectFrom('memberships as m')
    .innerJoin('users as u', 'u.id', 'm.user_id')
    .select('u.name')
    .where('m.workspace_id', '=', who.workspaceId)
    .where('m.user_id', '=', agentId)
    .executeTakeFirst();
  if (!row) throw new DeskError('not-found', 'There is no such agent.');
  return row;
}
