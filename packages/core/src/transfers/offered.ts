import type { Chat } from '@desk/protocol/chat';
import { sql } from 'kysely';
import type { Member } from '../access.ts';
import { readChats, toChat } from '../chats/chat-state.ts';
import type { Db } from '../db/connect.ts';
import { textArray } from '../db/json.ts';

/** Chats on offer to this member or to a department of theirs, the oldest offer first; none of their own, nor one that they declined. [C15] */
export async function chatsOfferedTo(db: Db, who: Member): Promise<Chat[]> {
  const ofDepartment =
    who.departmentIds.length === 0
      ? sql`t.to_department_id is not null`
      : sql`t.to_department_id = any(${textArray([...who.departmentIds])})`;
  const mine = sql`select t.chat_id from transfers t where t.workspace_id = ${who.workspaceId} and t.outcome is null and t.from_id <> ${who.id}
    and (t.to_agent_id = ${who.id} or ${ofDepartment}) and ${who.id} <> all(t.declined_by)`;
  const states = await readChats(
    db,
    who.workspaceId,
    sql`and c.status in ('live', 'pending') and c.id = any(array(${mine})) order by c.transfer_id`,
  );
  return states.map(toChat);
}
