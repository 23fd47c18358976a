import type { AssignChat, Chat } from '@desk/protocol/chat';
import { DeskError } from '@desk/protocol/errors';
import type { ChatId } from '@desk/protocol/ids';
import { sql } from 'kysely';
import type { Who } from '../access.ts';
import type { Db, Tx } from '../db/connect.ts';
import { openTransfer } from '../transfers/stored-transfer.ts';
import { NOT_ASKED } from './ask-supervisor.ts';
import { change } from './change.ts';

/**
 * Gives an open chat to an agent at once: routing for a queued one [C2] [C5], a supervisor for any [C22]; a ticket stays one [T7]. A supervisor
 * has seen to it with that, if its customer asked for one. [V6] Who has the chat already keeps it as it is; an offer that stands is withdrawn by that.
 * @throws DeskError `conflict` when it was to be a waiting one and waits no longer, or one of an agent who has it no longer; `not-found` for somebody who is not in the team, also when they
 *   are taken out in this moment [A10]
 */
export async function assignChat(db: Db | Tx, who: Who, chatId: ChatId, wish: AssignChat): Promise<Chat> {
  const { agentId, ifWaiting = false, ifWith, ifLive = false } = wish;
  const membership = sql`memberships m where m.workspace_id = ${who.workspaceId} and m.user_id = ${agentId}`;
  const { chat } = await change<'chat.assigned', { to_name: string | null }>(db, who, chatId, {
    action: 'assign',
    more: sql`, (select u.name from users u where u.id = ${agentId} and exists (select from ${membership})) as to_name`,
    decide: (state, now, { to_name: name }) => {
      if (name === null) throw new DeskError('not-found', 'There is no such agent.');
      const isElsewhere = (ifWith !== undefined && state.agent_id !== ifWith) || (ifLive && state.status !== 'live');
      const from = state.agent_id === null ? null : { id: state.agent_id, name: state.agent_name ?? '' };
      const seen = who.kind === 'agent' ? NOT_ASKED : {};
      if (from?.id === agentId)
        return isElsewhere || !openTransfer(state.transfer) ? null : { next: seen, type: 'chat.assigned', data: { to: from, from } };
      if (isElsewhere || (ifWaiting && state.status !== 'queued')) throw new DeskError('conflict', 'Somebody was faster.');
      return {
        next: {
          status: state.status === 'ticketed' ? 'ticketed' : 'live',
          agent_id: agentId,
          agent_name: name,
          assigned_at: now,
          opened: false,
          ...seen,
        },
        type: 'chat.assigned',
        data: { to: { id: agentId, name }, from },
        guard: sql<boolean>`exists (select from ${membership} for key share)`,
        writes: [
          sql`given as (update memberships m set last_assigned_at = ${now} from moved where m.workspace_id = moved.workspace_id and m.user_id = ${agentId})`,
        ],
      };
    },
  });
  return chat;
}
