import type { CloseIntent } from '../../data/close-intent.ts';
import { isMac } from '../../ui/key-names.ts';

/** What is said aloud when a close reaches a phase; nothing for those that need no ear. */
export function spokenWords({ name, phase, refusal, undoMs }: CloseIntent): string {
  switch (phase) {
    case 'cancelling':
      return `Cancelling. If the close of ${name} was accepted all the same, it is undone.`;
    case 'closed':
      return undoMs > 0
        ? `Chat with ${name} closed. Press ${isMac ? 'Command' : 'Control'} Z to undo, ${Math.round(undoMs / 1000)} seconds.`
        : `Chat with ${name} closed.`;
    case 'undone':
      return `Chat with ${name} is open again.`;
    case 'refused':
      return `Chat with ${name} is still open. ${refusal?.message ?? ''}`.trim();
    default:
      return '';
  }
}

/** Why a close is not confirmed, and what happens next. */
export function troubleWords({ trouble }: CloseIntent, nowMs: number): string {
  switch (trouble?.kind) {
    case 'fault':
      return 'is not closed yet: the desk had a fault. It will be tried again';
    case 'busy':
      return `is not closed yet: too many closes in a row. Again in ${Math.max(1, Math.ceil((trouble.againAt - nowMs) / 1000))} s`;
    default:
      return 'is closed here, but not confirmed yet. It will be tried again';
  }
}

/** What the dock shows, from the top: every close that was refused, since each needs a person, then the newest of the others. */
export function shownIntents(intents: readonly CloseIntent[]): { refused: CloseIntent[]; newest: CloseIntent | undefined } {
  return {
    refused: intents.filter((intent) => intent.phase === 'refused'),
    newest: intents.findLast((intent) => intent.phase !== 'refused'),
  };
}
