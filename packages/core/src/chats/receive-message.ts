import type { Chat, Message, PostMessage } from '@desk/protocol/chat';
import { isCourtesy } from '@desk/protocol/courtesy';
import { DeskError } from '@desk/protocol/errors';
import type { ChatId, DepartmentId } from '@desk/protocol/ids';
import { keywordOf } from '@desk/protocol/keyword';
import { sql } from 'kysely';
import { system, type Visitor } from '../access.ts';
import type { Db } from '../db/connect.ts';
import { takeTypedAnswer } from '../surveys/typed-answer.ts';
import { addCourtesy } from './add-courtesy.ts';
import { replay, type StoredAnswer, storedKey } from './change.ts';
import { endChat } from './end.ts';
import { findChat } from './get.ts';
import { openChat } from './open.ts';
import { messageIntent, postMessage } from './post-message.ts';
import { undoClose } from './undo-close.ts';

type Standing = {
  id: ChatId | null;
  open: boolean;
  undoable: boolean;
  /** The last chat was closed, or written into by the team, so recently that a polite word still belongs to it; or it waits as a ticket. */
  fresh: boolean;
  now: Date;
  stored: StoredAnswer | null;
};

export type Received = { chat: Chat; message: Message };

/**
 * A customer writes. The words go to their open chat [C8]; a polite last word goes to the chat that has just closed [K11]; a close that can
 * still be undone is undone by any other [K7]; a score that was asked for is the answer [Q6]; else a new chat opens, linked to the one before [C1]. A keyword then ends the chat [C26] [C27].
 * The same `clientId` is stored once, whatever happened meanwhile.
 * @throws DeskError `idempotency-mismatch` for a `clientId` that carried other words
 */
export async function receiveMessage(
  db: Db,
  who: Visitor,
  input: PostMessage,
  departmentId: DepartmentId | null = null,
): Promise<Received> {
  const keyword = keywordOf(input.text);
  const received = await store(db, who, input, departmentId, keyword !== null);
  if (keyword === null) return received;
  if (keyword === 'opt_out') await optOut(db, who);
  return { ...received, chat: await endIfOpen(db, who, received.chat, keyword) };
}

async function store(db: Db, who: Visitor, input: PostMessage, departmentId: DepartmentId | null, isKeyword: boolean): Promise<Received> {
  const intent = messageIntent(who, null, input);
  const asksNothing = isKeyword || isCourtesy(input.text);
  for (let attempt = 0; attempt < 5; attempt++) {
    const { id, open, undoable, fresh, now, stored } = await whereItGoes(db, who, storedKey(who, intent));
    if (stored) {
      const { chat, data } = replay<'message.posted'>(stored, intent);
      return { chat, message: data.message };
    }
    try {
      const isAnswer = id !== null && !open && (await takeTypedAnswer(db, who, id, input.text, intent));
      if (id !== null && isAnswer) return await addCourtesy(db, who, id, input);
      if (id !== null && !open && asksNothing && (fresh || isKeyword)) return await addCourtesy(db, who, id, input);
      if (id !== null && !open && undoable) await undoClose(db, system(who.workspaceId, 'customer wrote'), id, 'customer-wrote');
      if (id !== null && (open || undoable)) return await postMessage(db, who, id, input);
    } catch (error) {
      // It was closed, or could no longer be undone, between the look and the write: look again.
      if (error instanceof DeskError && ['already-closed', 'undo-over', 'undo-refused', 'not-open', 'survey-over'].includes(error.code))
        continue;
      throw error;
    }
    const opened = await openChat(db, who, { ...input, departmentId, previousChatId: id, intent, now });
    if (opened) return opened;
  }
  throw new DeskError('conflict', 'Your chat is changing too fast. Send it again.');
}

async function endIfOpen(db: Db, who: Visitor, chat: Chat, reason: 'customer_end' | 'opt_out'): Promise<Chat> {
  try {
    return await endChat(db, who, chat.id, reason);
  } catch (error) {
    if (error instanceof DeskError && ['already-closed', 'not-open'].includes(error.code)) return findChat(db, who.workspaceId, chat.id);
    throw error;
  }
}

/** Nobody of the team may start a conversation with them until they write again. [C27] */
async function optOut(db: Db, who: Visitor): Promise<void> {
  await db
    .updateTable('customers')
    .set({ opted_out_at: new Date() })
    .where('id', '=', who.id)
    .where('workspace_id', '=', who.workspaceId)
    .execute();
}

async function whereItGoes(db: Db, who: Visitor, key: string): Promise<Standing> {
  const { rows } =
    await sql<Standing>`select clock_timestamp() as now, c.id, coalesce(c.status in ('queued', 'live', 'pending'), false) as open,
      coalesce(c.status = 'closed' and c.ticketed_at is null and cl.undo_until > clock_timestamp(), false) as undoable,
      coalesce(case c.status when 'ticketed' then true when 'closed' then
        greatest(cl.closed_at, (select max(m.at) from messages m where m.chat_id = c.id and m.author_kind = 'agent'))
          > clock_timestamp() - make_interval(mins => w.courtesy_minutes) end, false) as fresh,
      (select jsonb_build_object('chat', e.chat, 'data', e.data, 'hash', e.intent_hash) from events e where e.workspace_id = w.id and e.intent = ${key}) as stored
    from workspaces w
    left join lateral (select id, status, closure_id, ticketed_at from chats where workspace_id = ${who.workspaceId} and customer_id = ${who.id}
      order by opened_at desc limit 1) c on true
    left join closures cl on cl.id = c.closure_id
    where w.id = ${who.workspaceId}`.execute(db);
  return rows[0]!;
}
