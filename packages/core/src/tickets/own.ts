import type { Chat } from '@desk/protocol/chat';
import { DeskError } from '@desk/protocol/errors';
import type { ChatId } from '@desk/protocol/ids';
import { sql } from 'kysely';
import type { Member } from '../access.ts';
import { NOT_ASKED } from '../chats/ask-supervisor.ts';
import { change } from '../chats/change.ts';
import { toChat } from '../chats/chat-state.ts';
import { servedBy } from '../chats/list.ts';
import type { Db } from '../db/connect.ts';

/**
 * Takes a waiting ticket of one's departments; of several who accept it, the first has it. Tickets have no limit. [T3]
 * @throws DeskError `conflict` with the name of who was faster, `not-open`, `not-allowed`, `not-found`
 */
export async function acceptTicket(db: Db, who: Member, chatId: ChatId): Promise<Chat> {
  const me = { id: who.id, name: who.name };
  const { chat } = await change<'chat.assigned'>(db, who, chatId, {
    action: 'accept-ticket',
    decide: (state, now) =>
      state.agent_id === who.id
        ? null
        : {
            next: { agent_id: who.id, agent_name: who.name, assigned_at: now, ...(who.role === 'agent' ? {} : NOT_ASKED) },
            type: 'chat.assigned',
            data: { to: me, from: null },
          },
  });
  return chat;
}

/**
 * Takes the oldest waiting tickets that this member may see, whatever a list was filtered by. [T4]
 * @returns those that were accepted: fewer than `count` when there are no more
 */
export async function acceptOldest(db: Db, who: Member, count: number): Promise<Chat[]> {
  const accepted: Chat[] = [];
  for (const chatId of await oldest(db, who, count)) {
    try {
      accepted.push(await acceptTicket(db, who, chatId));
    } catch (error) {
      // Somebody was faster, or the customer came back: it is no longer waiting.
      if (!(error instanceof DeskError) || !['conflict', 'not-open', 'already-closed'].includes(error.code)) throw error;
    }
  }
  return accepted;
}

/** Gives a ticket back to those that wait. [T9] */
export async function releaseTicket(db: Db, who: Member, chatId: ChatId): Promise<Chat> {
  const { chat } = await change<'chat.released'>(db, who, chatId, {
    action: 'release-ticket',
    decide: (state) =>
      state.agent_id === null
        ? null
        : { next: { agent_id: null, agent_name: null, assigned_at: null }, type: 'chat.released', data: { from: toChat(state).agent } },
  });
  return chat;
}

async function oldest(db: Db, who: Member, count: number): Promise<ChatId[]> {
  const { rows } = await sql<{ id: ChatId }>`select c.id from chats c
    where c.workspace_id = ${who.workspaceId} and c.status = 'ticketed' and c.agent_id is null ${servedBy(who)}
    order by c.opened_at, c.id limit ${count}`.execute(db);
  return rows.map(({ id }) => id);
}
