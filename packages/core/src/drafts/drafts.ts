import { DeskError } from '@desk/protocol/errors';
import type { ChatId } from '@desk/protocol/ids';
import type { Draft, DraftMode } from '@desk/protocol/note';
import { cleanText } from '@desk/protocol/text';
import type { Member } from '../access.ts';
import { findChat } from '../chats/get.ts';
import type { Db } from '../db/connect.ts';
import { jsonb } from '../db/json.ts';

const LIMIT = 16_384;
const DEPTH = 16;

/** What this agent typed into this chat and did not send; null when there is nothing. */
export async function getDraft(db: Db, who: Member, chatId: ChatId, mode: DraftMode): Promise<Draft | null> {
  await findChat(db, who.workspaceId, chatId);
  const row = await db
    .selectFrom('drafts')
    .select(['body', 'updated_at'])
    .where('user_id', '=', who.id)
    .where('chat_id', '=', chatId)
    .where('mode', '=', mode)
    .executeTakeFirst();
  return row ? { body: row.body, updatedAt: row.updated_at.toISOString() } : null;
}

/** Keeps a draft, or drops it when `body` is null. The last writer wins. @throws DeskError `too-large` above 16 kB, `invalid` when nested too deeply */
export async function saveDraft(db: Db, who: Member, chatId: ChatId, mode: DraftMode, body: Record<string, unknown> | null): Promise<void> {
  await findChat(db, who.workspaceId, chatId);
  if (body === null) {
    await db.deleteFrom('drafts').where('user_id', '=', who.id).where('chat_id', '=', chatId).where('mode', '=', mode).execute();
    return;
  }
  const kept = storable(body);
  if (JSON.stringify(kept).length > LIMIT) throw new DeskError('too-large', 'This draft is too long to keep.');
  const now = new Date();
  await db
    .insertInto('drafts')
    .values({ workspace_id: who.workspaceId, user_id: who.id, chat_id: chatId, mode, body: jsonb(kept), updated_at: now })
    .onConflict((conflict) => conflict.columns(['user_id', 'chat_id', 'mode']).doUpdateSet({ body: jsonb(kept), updated_at: now }))
    .execute();
}

/** The same value with the text that no database takes (NUL, halves of characters) left out, wherever it stands. */
function storable<T>(value: T, depth = 0): T {
  if (depth > DEPTH) throw new DeskError('invalid', 'This draft is nested too deeply.');
  if (typeof value === 'string') return cleanText(value) as T;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => storable(item, depth + 1)) as T;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [cleanText(key), storable(item, depth + 1)])) as T;
}
