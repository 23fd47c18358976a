import type { Chat, ChatEvent, ChatWithMessages } from '@desk/protocol/chat';
import { DeskError } from '@desk/protocol/errors';
import type { DeskEvent } from '@desk/protocol/events';
import type { ChatId, WorkspaceId } from '@desk/protocol/ids';
import { sql } from 'kysely';
import type { Member } from '../access.ts';
import type { Db } from '../db/connect.ts';
import { readChats, toChat } from './chat-state.ts';
import { messagesAfter } from './messages.ts';

/** Events whose line says more than that they happened. */
const TELLING = new Set([
  'chat.assigned',
  'chat.supervisor-asked',
  'chat.transfer-offered',
  'chat.transfer-accepted',
  'chat.transfer-declined',
  'chat.transfer-passed',
  'chat.transfer-expired',
  'chat.transfer-cancelled',
]);

/** Of these, whatever else they tell is not a line's: the offer that ended with it. */
const WITHDRAWING = new Set(['chat.closed', 'chat.ticketed']);

/** A chat with its transcript and the events that stand in it as lines. Every member may read it: notes and history are the team's. */
export async function getChat(db: Db, who: Member, chatId: ChatId): Promise<ChatWithMessages> {
  const chat = await findChat(db, who.workspaceId, chatId);
  const [messages, events] = await Promise.all([messagesAfter(db, who.workspaceId, chatId, 0), linesOf(db, who.workspaceId, chatId)]);
  return { chat, messages, events };
}

/** @throws DeskError `not-found`, also for a chat of another workspace */
export async function findChat(db: Db, workspaceId: WorkspaceId, chatId: ChatId): Promise<Chat> {
  const [state] = await readChats(db, workspaceId, sql`and c.id = ${chatId}`);
  if (!state) throw new DeskError('not-found', 'There is no such chat.');
  return toChat(state);
}

async function linesOf(db: Db, workspaceId: WorkspaceId, chatId: ChatId): Promise<ChatEvent[]> {
  const rows = await db
    .selectFrom('events')
    .select(['version', 'type', 'actor', 'at', 'data'])
    .where('chat_id', '=', chatId)
    .where('workspace_id', '=', workspaceId)
    .where('type', 'not in', ['message.posted', 'chat.read', 'reference.changed', 'chat.survey-answered', 'chat.transfer-acknowledged'])
    .orderBy('version')
    .execute();
  return rows.map((row) => ({
    version: row.version ?? 0,
    type: row.type,
    actor: row.actor,
    at: row.at.toISOString(),
    data: toldOf(row.type, row.data),
  }));
}

function toldOf(type: string, data: unknown): ChatEvent['data'] {
  const all = data as ChatEvent['data'];
  if (TELLING.has(type)) return all;
  return WITHDRAWING.has(type) && all.withdrawn ? { withdrawn: all.withdrawn } : {};
}

/** The events of a chat behind `version`, as they were broadcast: how a client fills a gap. At most 500. */
export async function eventsAfter(db: Db, workspaceId: WorkspaceId, chatId: ChatId, version: number): Promise<DeskEvent[]> {
  await findChat(db, workspaceId, chatId);
  const rows = await db
    .selectFrom('events')
    .selectAll()
    .where('chat_id', '=', chatId)
    .where('workspace_id', '=', workspaceId)
    .where('version', '>', version)
    .orderBy('version')
    .limit(500)
    .execute();
  return rows.map(toEvent);
}

type EventRow = Pick<DeskEvent, 'seq' | 'type' | 'actor' | 'chat'> & {
  workspace_id: string;
  chat_id: string | null;
  data: unknown;
  at: Date;
};

/** Row to wire. The journal is written through typed verbs only, so `data` fits `type`. */
export function toEvent(row: EventRow): DeskEvent {
  return {
    seq: row.seq,
    workspaceId: row.workspace_id,
    type: row.type,
    actor: row.actor,
    chatId: row.chat_id,
    chat: row.chat,
    data: row.data,
    at: row.at.toISOString(),
  } as DeskEvent;
}
