import type { ClosureReference } from '@desk/protocol/closure';
import type { IconName } from '../../ui/icon-paths.ts';
import type { ChipTone } from '../../ui/ui-chip.ts';

/** How the state of a reference looks and reads. The words stand beside the glyph or name it: colour alone says nothing. */
export type ReferenceMark = { tone: ChipTone; icon: IconName; words: string };

/** A pending link that carries a reason has been tried and is tried again. */
export function referenceMark(reference: ClosureReference): ReferenceMark {
  switch (reference.state) {
    case 'pending':
      return reference.reason ? { tone: 'warn', icon: 'retry', words: 'trying again' } : { tone: 'accent', icon: 'sync', words: 'pending' };
    case 'linked':
      if (reference.reason) return { tone: 'warn', icon: 'warning', words: 'linked, issue gone' };
      return { tone: 'pos', icon: 'check-circle', words: 'linked' };
    case 'needs-attention':
      return { tone: 'neg', icon: 'warning', words: 'needs attention' };
    case 'failed':
      return { tone: 'neg', icon: 'warning', words: 'failed' };
    case 'unlinked':
      if (reference.reason) return { tone: 'neg', icon: 'warning', words: 'not taken off' };
      if (reference.isLeaving) return { tone: 'neu', icon: 'sync', words: 'being taken off' };
      return { tone: 'neu', icon: 'x', words: 'taken off' };
    case 'none':
      return {
        tone: 'line',
        icon: reference.kind === 'ticket' ? 'ticket' : 'link',
        words: reference.kind === 'ticket' ? 'ticket number' : 'link',
      };
  }
}

/** Whether a person has to look at it, and trying again may help. */
export function needsPerson(reference: ClosureReference): boolean {
  return (
    reference.state === 'needs-attention' || reference.state === 'failed' || (reference.state === 'unlinked' && reference.reason !== null)
  );
}
