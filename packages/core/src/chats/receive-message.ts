import type { Chat, Message, PostMessage } from '@desk/protocol/chat';
import { DeskError } from '@desk/protocol/errors';
import type { ChatId, DepartmentId } from '@desk/protocol/ids';
import { sql } from 'kysely';
import { system, type Visitor } from '../access.ts';
import type { Db } from '../db/connect.ts';
import { replay, type StoredAnswer, storedKey } from './change.ts';
import { openChat } from './open.ts';
import { messageIntent, postMessage } from './post-message.ts';
import { undoClose } from './undo-close.ts';

type Standing = {
  id: ChatId | null;
  open: boolean;
  undoable: boolean;
  now: Date;
  stored: StoredAnswer | null;
};

/**
 * A customer writes. The words go to their open chat [C8]; a close that can still be undone is undone by them; otherwise a new chat opens,
 * linked to the one before [C1]. The same `clientId` is stored once, whatever happened meanwhile.
 * @throws DeskError `idempotency-mismatch` for a `clientId` that carried other words
 */
export async function receiveMessage(
  db: Db,
  who: Visitor,
  input: PostMessage,
  departmentId: DepartmentId | null = null,
): Promise<{ chat: Chat; message: Message }> {
  const intent = messageIntent(who, null, input);
  for (let attempt = 0; attempt < 5; attempt++) {
    const standing = await whereItGoes(db, who, storedKey(who, intent));
    if (standing.stored) {
      const { chat, data } = replay<'message.posted'>(standing.stored, intent);
      return { chat, message: data.message };
    }
    try {
      if (standing.id !== null && !standing.open && standing.undoable)
        await undoClose(db, system(who.workspaceId, 'customer wrote'), standing.id, 'customer-wrote');
      if (standing.id !== null && (standing.open || standing.undoable)) return await postMessage(db, who, standing.id, input);
    } catch (error) {
      // It was closed, or could no longer be undone, between the look and the write: look again.
      if (error instanceof DeskError && ['already-closed', 'undo-over', 'undo-refused', 'not-open'].includes(error.code)) continue;
      throw error;
    }
    const opened = await openChat(db, who, { ...input, departmentId, previousChatId: standing.id, intent, now: standing.now });
    if (opened) return opened;
  }
  throw new DeskError('conflict', 'Your chat is changing too fast. Send it again.');
}

async function whereItGoes(db: Db, who: Visitor, key: string): Promise<Standing> {
  const { rows } =
    await sql<Standing>`select clock_timestamp() as now, c.id, coalesce(c.status in ('queued', 'live', 'pending'), false) as open,
      coalesce(c.status = 'closed' and cl.undo_until > clock_timestamp(), false) as undoable,
      (select jsonb_build_object('chat', e.chat, 'data', e.data, 'hash', e.intent_hash) from events e where e.workspace_id = ${who.workspaceId} and e.intent = ${key}) as stored
    from (values (1)) one
    left join lateral (select id, status, closure_id from chats where workspace_id = ${who.workspaceId} and customer_id = ${who.id}
      order by opened_at desc limit 1) c on true
    left join closures cl on cl.id = c.closure_id`.execute(db);
  return rows[0]!;
}
