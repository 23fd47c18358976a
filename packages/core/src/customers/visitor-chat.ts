import type { Chat, Message, VisitorChat } from '@desk/protocol/chat';
import type { ChatId, UserId } from '@desk/protocol/ids';
import type { VisitorSurvey } from '@desk/protocol/survey';
import { sql } from 'kysely';
import type { Visitor } from '../access.ts';
import { readChats, toChat } from '../chats/chat-state.ts';
import { messagesAfter } from '../chats/messages.ts';
import type { Db } from '../db/connect.ts';
import { visitorSurvey } from '../surveys/visitor-survey.ts';

/** A message as the customer sees it: an agent is a first name, no id of the team leaves. */
export type VisitorMessage = Omit<Message, 'author'> & { author: { kind: Message['author']['kind']; name: string } };

const VISITOR_STATUS = { queued: 'waiting', live: 'live', pending: 'live', ticketed: 'ticket', closed: 'closed' } as const;

/** The customer's view of a chat: status, the agent's first name, nothing of the closure. */
export function toVisitorChat(chat: Chat, queuePosition: number | null = null): VisitorChat {
  return {
    id: chat.id,
    version: chat.version,
    status: VISITOR_STATUS[chat.status],
    agentName: chat.agent ? firstName(chat.agent.name) : null,
    queuePosition,
    openedAt: chat.openedAt,
    closedAt: chat.closure?.closedAt ?? null,
  };
}

export function toVisitorMessage(message: Message): VisitorMessage {
  return {
    ...message,
    author: { kind: message.author.kind, name: message.author.kind === 'agent' ? firstName(message.author.name) : message.author.name },
  };
}

/** The end of the chat before, and what was said in it. */
export type Earlier = { closedAt: string; messages: VisitorMessage[] };

/**
 * The customer's newest chat with its transcript, what they are asked about it [Q4], and the one before if this answers its follow-up [C29]; null before
 * the first message.
 */
export async function visitorChat(
  db: Db,
  who: Visitor,
): Promise<{ chat: VisitorChat; messages: VisitorMessage[]; earlier: Earlier | null; survey: VisitorSurvey | null } | null> {
  const [state] = await readChats(db, who.workspaceId, sql`and c.customer_id = ${who.id} order by c.opened_at desc limit 1`);
  if (!state) return null;
  const [messages, position, earlier, survey] = await Promise.all([
    messagesAfter(db, who.workspaceId, state.id, 0),
    state.status === 'queued' ? queuePosition(db, who, state.opened_at) : null,
    state.previous_chat_id ? answered(db, who, state.previous_chat_id) : null,
    state.status === 'closed' ? visitorSurvey(db, state.id) : null,
  ]);
  return { chat: toVisitorChat(toChat(state), position), messages: messages.map(toVisitorMessage), earlier, survey };
}

/** A chat into which the team wrote after its end; null for any other. */
async function answered(db: Db, who: Visitor, chatId: ChatId): Promise<Earlier | null> {
  const [state] = await readChats(db, who.workspaceId, sql`and c.id = ${chatId} and c.customer_id = ${who.id}`);
  const closedAt = state?.closure?.closedAt;
  if (!closedAt || state.last_message_at.toISOString() <= closedAt) return null;
  const messages = await messagesAfter(db, who.workspaceId, chatId, 0);
  const isFollowedUp = messages.some(({ author, at }) => author.kind === 'agent' && at > closedAt);
  return isFollowedUp ? { closedAt, messages: messages.map(toVisitorMessage) } : null;
}

/** The chat in which an agent would see this customer type; null while nobody has it. */
export async function liveChatOf(db: Db, who: Visitor): Promise<{ chatId: ChatId; agentId: UserId } | null> {
  const { rows } = await sql<{ chatId: ChatId; agentId: UserId }>`select id as "chatId", agent_id as "agentId" from chats
    where workspace_id = ${who.workspaceId} and customer_id = ${who.id} and status in ('live', 'pending') limit 1`.execute(db);
  return rows[0] ?? null;
}

async function queuePosition(db: Db, who: Visitor, openedAt: Date): Promise<number> {
  const { rows } = await sql<{ ahead: number }>`select count(*)::int as ahead from chats
    where workspace_id = ${who.workspaceId} and status = 'queued' and opened_at < ${openedAt}`.execute(db);
  return rows[0]!.ahead + 1;
}

function firstName(name: string): string {
  return name.split(' ')[0] ?? name;
}
