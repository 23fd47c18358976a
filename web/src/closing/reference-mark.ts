import type { ClosureReference } from '@desk/protocol/closure';
import type { IconName } from '../ui/icon-paths.ts';
import type { ChipTone } from '../ui/ui-chip.ts';

type Look = { tone: ChipTone; icon: IconName; words: string };

/** How the state of a reference looks and reads, in a few words and as `sentence`, with the reason. The words stand beside the glyph or name it: colour alone says nothing. */
export type ReferenceMark = Look & { sentence: string };

/** How far a stored reference has come: the one table of it, for every list and chip. */
export function referenceMark(reference: ClosureReference): ReferenceMark {
  const look = lookOf(reference);
  return { ...look, sentence: reference.reason ?? look.words };
}

/** A pending link that carries a reason has been tried and is tried again; on a link that stands it says that its issue was deleted, or is hidden from us. */
function lookOf({ state, reason, isLeaving, kind }: ClosureReference): Look {
  switch (state) {
    case 'pending':
      return reason ? { tone: 'warn', icon: 'retry', words: 'trying again' } : { tone: 'accent', icon: 'sync', words: 'pending' };
    case 'linked':
      if (reason) return { tone: 'warn', icon: 'warning', words: 'linked, issue gone' };
      return { tone: 'pos', icon: 'check-circle', words: 'linked' };
    case 'needs-attention':
      return { tone: 'neg', icon: 'warning', words: 'needs attention' };
    case 'failed':
      return { tone: 'neg', icon: 'warning', words: 'failed' };
    case 'unlinked':
      if (reason) return { tone: 'neg', icon: 'warning', words: 'not taken off' };
      // Off for the team; in JIRA it stands until the worker has been there.
      if (isLeaving) return { tone: 'neu', icon: 'sync', words: 'being taken off' };
      return { tone: 'neu', icon: 'x', words: 'taken off' };
    case 'none':
      return kind === 'ticket' ? { tone: 'line', icon: 'ticket', words: 'ticket number' } : { tone: 'line', icon: 'link', words: 'link' };
  }
}

/** Whether a person has to look at it, and trying again may help. */
export function needsPerson({ state, reason }: Pick<ClosureReference, 'state' | 'reason'>): boolean {
  return state === 'needs-attention' || state === 'failed' || (state === 'unlinked' && reason !== null);
}
