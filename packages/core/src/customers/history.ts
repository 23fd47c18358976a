import type { Chat } from '@desk/protocol/chat';
import type { CustomerId } from '@desk/protocol/ids';
import { sql } from 'kysely';
import type { Member } from '../access.ts';
import { readChats, toChat } from '../chats/chat-state.ts';
import type { Db } from '../db/connect.ts';
import { customerProfile } from './profile.ts';

/** A customer's chats, newest first, with notes and references of each closing: whoever serves them next finds these. At most 50. */
export async function customerHistory(db: Db, who: Member, id: CustomerId): Promise<Chat[]> {
  await customerProfile(db, who, id);
  const states = await readChats(db, who.workspaceId, sql`and c.customer_id = ${id} order by c.opened_at desc limit 50`);
  return states.map(toChat);
}
