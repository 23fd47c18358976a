import type { BulkClose, BulkResult } from '@desk/protocol/closure';
import { DeskError } from '@desk/protocol/errors';
import type { ChatId } from '@desk/protocol/ids';
import type { Member } from '../access.ts';
import type { Db } from '../db/connect.ts';
import { closeChat } from './close.ts';
import { undoClose } from './undo-close.ts';

const AT_ONCE = 8;
/** Not a fault of the act: the chat had moved on. */
const SKIPPED = ['already-closed', 'customer-wrote', 'not-open', 'undo-over', 'undo-refused'];

/**
 * Closes up to 100 chats with one form, each on its own: what stops one does not stop the others. Sentiment is left empty on purpose.
 * @throws DeskError `not-allowed` for agents, unless the workspace lets them
 */
export async function bulkClose(db: Db, who: Member, input: BulkClose, key?: string): Promise<BulkResult[]> {
  await refuseUnlessAllowed(db, who);
  const { chatIds, seenVersions, ...form } = input;
  return each(chatIds, (chatId) => {
    const seen = seenVersions[chatId];
    const one = { ...form, sentiment: null, seenVersion: seen ?? 0, closeAnyway: seen === undefined };
    return closeChat(db, who, chatId, one, key ? `${key} ${chatId}` : undefined, 'bulk');
  });
}

/** Takes back those of a bulk close that are still inside their window, each on its own. */
export async function bulkUndo(db: Db, who: Member, chatIds: ChatId[]): Promise<BulkResult[]> {
  return each(chatIds, (chatId) => undoClose(db, who, chatId));
}

async function each(chatIds: readonly ChatId[], act: (chatId: ChatId) => Promise<unknown>): Promise<BulkResult[]> {
  const results = new Map<ChatId, BulkResult>();
  const waiting = [...new Set(chatIds)];
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let chatId = waiting.shift(); chatId !== undefined; chatId = waiting.shift())
        results.set(chatId, await outcomeOf(chatId, act(chatId)));
    }),
  );
  return chatIds.map((chatId) => results.get(chatId)!);
}

async function outcomeOf(chatId: ChatId, acting: Promise<unknown>): Promise<BulkResult> {
  try {
    await acting;
    return { chatId, outcome: 'done' };
  } catch (error) {
    if (!(error instanceof DeskError)) throw error;
    // Of what does not fit, the first thing to mend says more than that something does not.
    const reason = error.details.errors?.[0]?.message ?? error.message;
    return { chatId, outcome: SKIPPED.includes(error.code) ? 'skipped' : 'failed', code: error.code, reason };
  }
}

async function refuseUnlessAllowed(db: Db, who: Member): Promise<void> {
  if (who.role !== 'agent') return;
  const { agents_bulk_close } = await db
    .selectFrom('workspaces')
    .select('agents_bulk_close')
    .where('id', '=', who.workspaceId)
    .executeTakeFirstOrThrow();
  if (!agents_bulk_close) throw new DeskError('not-allowed', 'Only supervisors close several chats at once here.');
}
