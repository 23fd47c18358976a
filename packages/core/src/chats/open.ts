import type { Chat, Message } from '@desk/protocol/chat';
import { type ChatId, type DepartmentId, newId } from '@desk/protocol/ids';
import { sql } from 'kysely';
import type { Visitor } from '../access.ts';
import type { Db } from '../db/connect.ts';
import { violates } from '../db/violates.ts';
import { type Intent, journalRow } from './change.ts';
import { type ChatState, toChat } from './chat-state.ts';
import { afterMessage, messageRow, newMessage } from './message-step.ts';

export type OpenChat = {
  text: string;
  clientId: string;
  departmentId: DepartmentId | null;
  previousChatId: ChatId | null;
  intent: Intent;
  now: Date;
};

/**
 * Opens a chat with the customer's first message: chat, message, event and outbox mark in one statement. An opt-out is lifted: they
 * write again, and what they were asked is over. [C1] [C27] [Q6]
 * @returns null when the customer has an open chat already (a second tab won), so that the message goes there.
 */
export async function openChat(db: Db, who: Visitor, input: OpenChat): Promise<{ chat: Chat; message: Message } | null> {
  const message = newMessage(who, 1, input.text, input.clientId, input.now);
  const fresh = freshState(who, input);
  const state: ChatState = { ...fresh, ...afterMessage(fresh, message, input.now) };
  try {
    const { number, department } = await insert(db, who, state, message, input);
    return { chat: toChat({ ...state, number, department_name: department }), message };
  } catch (error) {
    if (violates(error, 'chats_one_open') || violates(error, 'events_intent')) return null;
    throw error;
  }
}

async function insert(db: Db, who: Visitor, state: ChatState, message: Message, input: OpenChat) {
  // The number is drawn first, since the event carries the chat as it will be.
  const { rows } = await sql<{ number: number; department: string | null }>`select nextval('chat_numbers') as number,
    (select name from departments where id = ${state.department_id}) as department`.execute(db);
  const { number, department } = rows[0]!;
  const chat = toChat({ ...state, number, department_name: department });
  await sql`with moved as (
      insert into chats (id, workspace_id, number, version, status, customer_id, department_id, channel, opened_at, waiting_since, last_message_at,
        last_message_author, last_message_text, last_customer_version, unread, previous_chat_id)
      values (${state.id}, ${state.workspace_id}, ${number}, 1, 'queued', ${state.customer_id}, ${state.department_id}, ${state.channel},
        ${state.opened_at}, ${state.waiting_since}, ${state.last_message_at}, ${state.last_message_author}, ${state.last_message_text},
        ${state.last_customer_version}, ${state.unread}, ${state.previous_chat_id})
      returning id, workspace_id, version),
    heard as (update customers set opted_out_at = null from moved where customers.id = ${state.customer_id} and opted_out_at is not null),
    over as (update surveys set ended_at = ${input.now} from moved
      where surveys.customer_id = ${state.customer_id} and surveys.ended_at is null),
    ${messageRow(message)},
    journal as (${journalRow(who, chat, { type: 'chat.opened', data: { message } }, input.intent)})
    insert into outbox (seq) select seq from journal`.execute(db);
  return { number, department };
}

function freshState(who: Visitor, input: OpenChat): ChatState {
  return {
    id: newId('chat'),
    workspace_id: who.workspaceId,
    number: 0,
    version: 1,
    status: 'queued',
    customer_id: who.id,
    agent_id: null,
    department_id: input.departmentId,
    channel: 'web',
    topic: null,
    opened_at: input.now,
    assigned_at: null,
    first_reply_at: null,
    waiting_since: null,
    last_message_at: input.now,
    last_message_author: null,
    last_message_text: null,
    last_customer_version: 0,
    unread: 0,
    opened: false,
    previous_chat_id: input.previousChatId,
    closure_id: null,
    due_at: null,
    ticketed_at: null,
    supervisor_asked_at: null,
    supervisor_asked_reason: null,
    transfer_id: null,
    customer_name: who.name,
    agent_name: null,
    department_name: null,
    closure: null,
    transfer: null,
  };
}
