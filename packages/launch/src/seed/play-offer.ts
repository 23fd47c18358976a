import type { Member } from '@desk/core/access';
import type { Step } from '@desk/core/chats/change';
import type { StoredTransfer } from '@desk/core/transfers/stored-transfer';
import { newId } from '@desk/protocol/ids';
import type { Transfer } from '@desk/protocol/transfer';

/** What the owner of an open chat asked of a colleague with the last line, and what became of it so many seconds later. */
export type Offer = { to: Member; note: string; declined?: { reason: string; after: number } };

const MINUTES = 20;

/** The offer of a chat to a colleague. */
export function playOffer(from: Member, { to, note }: Offer, at: Date): Pick<Step<'chat.transfer-offered'>, 'next' | 'type' | 'data'> {
  const transfer: Transfer = {
    id: newId('xfer'),
    from: { id: from.id, name: from.name },
    to: { kind: 'agent', id: to.id, name: to.name },
    note,
    offeredAt: at.toISOString(),
    expiresAt: new Date(at.getTime() + MINUTES * 60_000).toISOString(),
    declinedBy: [],
  };
  return { next: { transfer_id: transfer.id, transfer: { ...transfer, ended: null } }, type: 'chat.transfer-offered', data: { transfer } };
}

/** That they did not want it: its owner has yet to take note. */
export function playDecline(
  { ended: _, ...transfer }: StoredTransfer,
  by: Member,
  reason: string,
  at: Date,
): Pick<Step<'chat.transfer-declined'>, 'next' | 'type' | 'data'> {
  const who = { id: by.id, name: by.name };
  const ended = { outcome: 'declined', by: who, reason, why: null, at: at.toISOString() } as const;
  return { next: { transfer: { ...transfer, ended } }, type: 'chat.transfer-declined', data: { transfer, by: who, reason } };
}
