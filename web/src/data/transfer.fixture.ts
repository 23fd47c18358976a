import type { Transfer, TransferEnded } from '@desk/protocol/transfer';

const tomas = { id: 'usr_01j000000000000000000000tt', name: 'Tomás Ribeiro' };
const noor = { kind: 'agent', id: 'usr_01j000000000000000000000aa', name: 'Noor Haddad' };

/** An offer for tests: by Tomás to Noor, who signs in everywhere else, with what matters to the test written over it. */
export function transferFixture(over: Record<string, unknown> = {}): Transfer {
  const offeredAt = Date.now() - 80_000;
  return {
    id: 'xfer_01j000000000000000000000aa',
    from: tomas,
    to: noor,
    note: 'Needs a credit above my limit',
    offeredAt: new Date(offeredAt).toISOString(),
    expiresAt: new Date(offeredAt + 1_200_000).toISOString(),
    declinedBy: [],
    ...over,
  } as unknown as Transfer;
}

/** An offer of Noor that came to nothing, for tests. */
export function transferEndedFixture(over: Record<string, unknown> = {}): TransferEnded {
  return {
    id: 'xfer_01j000000000000000000000aa',
    to: { kind: 'agent', ...tomas },
    outcome: 'declined',
    by: tomas,
    reason: 'At lunch',
    why: null,
    at: new Date().toISOString(),
    ...over,
  } as unknown as TransferEnded;
}
