import type { CloseChatInput } from '@desk/protocol/closure';
import { DeskError } from '@desk/protocol/errors';
import { requestIdOf } from './http.ts';

/**
 * Why a close has no answer that counts, and is tried again by itself. `cut`: nothing reached the desk, or nothing came back. `fault`: the
 * desk answered with a fault of its own. `busy`: too many at once, again at `againAt` (ms since 1970).
 */
export type CloseTrouble = { kind: 'cut' } | { kind: 'fault'; requestId: string } | { kind: 'busy'; againAt: number };

/**
 * One close that a person asked for. `key` is its idempotency key, kept over every repeat: the same intent never closes twice.
 * `sending` → `closed` (until `undoUntil`) or `refused`; `unconfirmed` after ten seconds without an answer, or at once when the desk says
 * that it cannot now; it is still being tried. `cancelling`: given up before its answer, which is still awaited, since the desk may have
 * accepted it: then it is undone at once. `over`: the window to undo has passed, or (with a refusal) an undo came too late.
 */
export interface CloseIntent {
  id: string;
  chatId: string;
  name: string;
  input: CloseChatInput;
  key: string;
  /** Idempotency key of taking it back, likewise kept over every repeat. */
  undoKey: string;
  askedAt: number;
  phase: 'sending' | 'unconfirmed' | 'cancelling' | 'closed' | 'undoing' | 'undone' | 'refused' | 'over';
  trouble: CloseTrouble | null;
  undoUntil: string | null;
  /** How long the window to undo was from the close on. 0 when there was none. */
  undoMs: number;
  refusal: DeskError | null;
}

/** What survives a reload: closes that can still be answered or undone, and whether they were given up. Asked anew, the key gives the answer again. */
export type SavedIntent = Pick<CloseIntent, 'id' | 'chatId' | 'name' | 'input' | 'key' | 'undoKey'> & { isCancelled: boolean };

/** An intent as it begins, or goes on after a reload. */
export function beginIntent(saved: Omit<SavedIntent, 'isCancelled'>, phase: CloseIntent['phase']): CloseIntent {
  return { ...saved, askedAt: Date.now(), phase, trouble: null, undoUntil: null, undoMs: 0, refusal: null };
}

/** Its close may still be accepted or refused. */
export function isUnanswered({ phase }: CloseIntent): boolean {
  return phase === 'sending' || phase === 'unconfirmed';
}

/** It is on its way back to open. */
export function isTakenBack({ phase }: CloseIntent): boolean {
  return phase === 'cancelling' || phase === 'undoing';
}

/** What stands in the way, of an error after which the same thing is tried again. */
export function troubleOf(error: unknown): CloseTrouble {
  if (!(error instanceof DeskError) || error.details.unreachable === true) return { kind: 'cut' };
  if (error.code !== 'too-many') return { kind: 'fault', requestId: requestIdOf(error) };
  const seconds = Number(error.details.retryAfter);
  return { kind: 'busy', againAt: Date.now() + (seconds > 0 ? seconds : 1) * 1000 };
}
