import type { Chat, ChatTab } from '@desk/protocol/chat';
import type { ChatId, CustomerId, UserId } from '@desk/protocol/ids';
import type { Page } from '@desk/protocol/wire';
import { type RawBuilder, sql } from 'kysely';
import type { Member } from '../access.ts';
import type { Db } from '../db/connect.ts';
import { contains } from '../db/contains.ts';
import { textArray } from '../db/json.ts';
import { afterCursor, toPage } from '../db/keyset.ts';
import { readChats, toChat } from './chat-state.ts';

export type ChatQuery = {
  tab: ChatTab;
  limit: number;
  cursor?: string;
  ids?: ChatId[];
  customer?: CustomerId;
  agent?: UserId;
  q?: string;
  mine?: boolean;
};

/**
 * Chats of one tab. An agent sees their own, and the tickets of their departments that wait; a supervisor
 * those of their departments, and the queue. Open tabs come whole and in no order
 * that matters (the desk groups and sorts them live), closed ones newest first, keyset-paged.
 */
export async function listChats(db: Db, who: Member, query: ChatQuery): Promise<Page<Chat>> {
  const order = sql`order by c.last_message_at desc, c.id desc limit ${query.limit + 1}`;
  const where = sql`${ofTab(query.tab)} ${visibleTo(who, query.tab)} ${ofCustomer(query.customer)} ${ofAgent(query.agent)} ${saying(query.q)} ${ofAgent(query.mine ? who.id : undefined)} ${afterCursor(query.cursor, 'c.last_message_at', 'c.id')}`;
  const states = await readChats(db, who.workspaceId, sql`${where} ${order}`);
  return toPage(states, query.limit, toChat, (state) => [state.last_message_at, state.id]);
}

function ofTab(tab: ChatTab): RawBuilder<unknown> {
  switch (tab) {
    case 'queue':
      return sql`and c.status = 'queued'`;
    case 'live':
      return sql`and c.status = 'live'`;
    case 'pending':
      return sql`and c.status = 'pending'`;
    case 'closed':
      return sql`and c.status = 'closed'`;
    case 'tickets':
      return sql`and c.status = 'ticketed'`;
    case 'all':
      return sql``;
    default:
      return tab satisfies never;
  }
}

function ofCustomer(customer: CustomerId | undefined): RawBuilder<unknown> {
  return customer ? sql`and c.customer_id = ${customer}` : sql``;
}

/** What one agent holds, or held when it was closed. */
function ofAgent(agent: UserId | undefined): RawBuilder<unknown> {
  return agent ? sql`and c.agent_id = ${agent}` : sql``;
}

/** Whatever a row of the desk's lists stands for holds this text. */
function saying(text: string | undefined): RawBuilder<unknown> {
  if (!text) return sql``;
  const places = [sql`cu.name`, sql`d.name`, sql`c.topic`, sql`c.last_message_text`, sql`'#' || c.number`];
  const inNote = sql`exists (select from closures cl where cl.id = c.closure_id and cl.note ilike ${contains(text)})`;
  return sql`and (${sql.join([...places.map((place) => sql`${place} ilike ${contains(text)}`), inNote], sql` or `)})`;
}

/** What a member may list. A customer's history is open to every agent, so it is asked for by customer. */
function visibleTo(who: Member, tab: ChatTab): RawBuilder<unknown> {
  if (who.role !== 'agent') return servedBy(who);
  if (tab === 'tickets') return sql`and (c.agent_id = ${who.id} or (c.agent_id is null ${servedBy(who)}))`;
  return tab === 'queue' ? sql`and false` : sql`and c.agent_id = ${who.id}`;
}

/** Chats of the departments that a member serves. */
export function servedBy(who: Member): RawBuilder<unknown> {
  return who.departmentIds.length === 0
    ? sql``
    : sql`and (c.department_id is null or c.department_id = any(${textArray([...who.departmentIds])}))`;
}
