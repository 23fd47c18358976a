import type { ClosureRow } from '@desk/protocol/closure';
import { initialsOf } from '@desk/protocol/initials';

const endings: Record<ClosureRow['reason'], string> = {
  resolved: 'No note',
  customer_end: 'Ended by the customer, nothing added yet',
  opt_out: 'The customer asked for no more messages',
  inactivity: 'Closed after a time without messages',
  pending_expired: 'Closed, the customer did not come back',
  bulk: 'Closed together with others',
  customer_returned: 'Closed when the customer opened a new chat',
};

/** Who ended the chat, as it stands after "by". */
export function closerName(row: ClosureRow): string {
  switch (row.closedBy.kind) {
    case 'customer':
      return 'the customer';
    case 'system':
      return 'the desk';
    case 'agent':
    case 'supervisor':
      return row.closedBy.name;
  }
}

/** What stands where a note would, when there is none. */
export function endingWords(row: ClosureRow): string {
  return endings[row.reason];
}

/** The customer on a wall that passers-by can read: initials, never a name. */
export function wallName(row: ClosureRow): string {
  return unnamed(row.customer.name);
}

/** `A. M.` */
export function unnamed(name: string): string {
  return `${[...initialsOf(name)].join('. ')}.`;
}
