import type { TransferEnded } from '@desk/protocol/transfer';

/** What became of an offer that came to nothing, in a sentence without its full stop. [C17] [C18] */
export function endedOffer({ to, outcome, by, why }: TransferEnded): string {
  const isPerson = to.kind === 'agent';
  if (outcome === 'declined') return isPerson ? `${firstName(by?.name ?? to.name)} declined` : `Everybody in ${to.name} declined`;
  if (why === 'receiver-left')
    return isPerson ? `${firstName(to.name)} is not available any more` : `Nobody in ${to.name} is available any more`;
  return isPerson ? `${firstName(to.name)} did not answer in time` : `Nobody in ${to.name} answered in time`;
}

function firstName(name: string): string {
  return name.split(' ')[0] ?? name;
}
