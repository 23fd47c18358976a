import type { AuthorKind, Message, PostMessage } from '@desk/protocol/chat';
import { cutText } from '@desk/protocol/cut-text';
import { newId } from '@desk/protocol/ids';
import { type RawBuilder, sql } from 'kysely';
import type { Who } from '../access.ts';
import type { Step } from './change.ts';
import type { ChatState } from './chat-state.ts';

const PREVIEW = 200;

/** A message as it will stand in the transcript once the chat reaches `version`. */
export function newMessage(who: Who, version: number, text: string, clientId: string, at: Date): Message {
  const kind: AuthorKind = who.kind === 'system' ? 'system' : who.kind;
  return {
    id: newId('msg'),
    version,
    author: { kind, id: who.kind === 'system' ? null : who.id, name: who.name },
    text,
    clientId,
    at: at.toISOString(),
  };
}

/** The insert of a message, as a CTE behind `moved`. */
export function messageRow(message: Message): RawBuilder<unknown> {
  return sql`posted as (insert into messages (id, workspace_id, chat_id, version, author_kind, author_id, author_name, text, client_id, at)
    select ${message.id}::text, workspace_id, id, version, ${message.author.kind}::text, ${message.author.id}::text, ${message.author.name}::text,
      ${message.text}::text, ${message.clientId}::text, ${message.at}::timestamptz from moved)`;
}

/** Words that are said after the end: they stand in the transcript, and nothing opens, waits or counts because of them. [K11] [C29] */
export function saidAfterEnd(who: Who, state: ChatState, { text, clientId }: PostMessage, at: Date): Step<'message.posted'> {
  const message = newMessage(who, state.version + 1, text, clientId, at);
  const { last_message_at, last_message_author, last_message_text } = afterMessage(state, message, at);
  return {
    next: { last_message_at, last_message_author, last_message_text },
    type: 'message.posted',
    data: { message },
    writes: [messageRow(message)],
  };
}

/** How a message moves the clocks of its chat [C8]: the customer starts waiting, an answer ends it. A customer's word wakes a pending chat [C11]. */
export function afterMessage(state: ChatState, message: Message, at: Date): Partial<ChatState> {
  const said = {
    last_message_at: at,
    last_message_author: message.author.kind,
    last_message_text: cutText(message.text, PREVIEW),
  };
  switch (message.author.kind) {
    case 'customer':
      return {
        ...said,
        status: state.status === 'pending' ? 'live' : state.status,
        waiting_since: state.waiting_since ?? at,
        last_customer_version: message.version,
        unread: state.unread + 1,
      };
    case 'agent':
      return { ...said, first_reply_at: state.first_reply_at ?? at, waiting_since: null, unread: 0, opened: true };
    case 'system':
      return said;
    default:
      return message.author.kind satisfies never;
  }
}
