import type { Closure } from '@desk/protocol/closure';
import { firstName } from './line-words.ts';

/** Who or what ended a chat, as a sentence without its full stop. `customerName` is theirs in full. */
export function endedWords({ closedBy, reason }: Pick<Closure, 'closedBy' | 'reason'>, customerName: string, myId: string): string {
  switch (closedBy.kind) {
    case 'customer':
      return `${firstName(customerName)} ended this chat${reason === 'opt_out' ? ' and opted out' : ''}`;
    case 'system':
      return `This chat closed by itself${clockWords(reason)}`;
    default:
      return `${closedBy.id === myId ? 'You' : firstName(closedBy.name)} closed this chat`;
  }
}

function clockWords(reason: Closure['reason']): string {
  if (reason === 'inactivity') return ', nobody wrote for long';
  if (reason === 'customer_returned') return ', the customer is with an agent again';
  return reason === 'pending_expired' ? ', its time to wait was over' : '';
}
