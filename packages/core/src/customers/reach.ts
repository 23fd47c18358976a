import type { ChatReach } from '@desk/protocol/chat';
import { DeskError } from '@desk/protocol/errors';
import type { ChatId } from '@desk/protocol/ids';
import { type RawBuilder, sql } from 'kysely';
import type { Member } from '../access.ts';
import type { Db } from '../db/connect.ts';

/** Where the customer of a chat is found: the columns `newer` and `optedOut`, for the aliases `c` (chat) and `cu` (its customer). */
export function reachOf(): RawBuilder<ChatReach> {
  return sql<ChatReach>`(select jsonb_build_object('id', n.id, 'status', n.status) from chats n
      where n.workspace_id = c.workspace_id and n.customer_id = c.customer_id and n.opened_at > c.opened_at order by n.opened_at desc limit 1) as newer,
    cu.opted_out_at is not null as "optedOut"`;
}

/** Whether a closed chat's customer can be written to, and where instead. [C29] @throws DeskError `not-found` */
export async function readReach(db: Db, who: Member, chatId: ChatId): Promise<ChatReach> {
  const { rows } = await sql<ChatReach>`select ${reachOf()} from chats c join customers cu on cu.id = c.customer_id
    where c.id = ${chatId} and c.workspace_id = ${who.workspaceId}`.execute(db);
  if (!rows[0]) throw new DeskError('not-found', 'There is no such chat.');
  return rows[0];
}
