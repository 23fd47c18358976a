import { DeskError } from '@desk/protocol/errors';
import type { ChatId, TransferId } from '@desk/protocol/ids';
import type { TransferOutcome } from '@desk/protocol/transfer';
import { sql } from 'kysely';
import type { Member } from '../access.ts';
import type { Db } from '../db/connect.ts';
import { iso } from '../db/iso.ts';

type Over = {
  outcome: TransferOutcome;
  by: string | null;
  mine: boolean;
  why: 'time' | 'receiver-left' | null;
  at: string;
  status: string;
  owner: string | null;
};

/** Refusals behind which an offer may be over that somebody still has on their screen. */
const MAY_BE_OVER: readonly string[] = ['offer-over', 'not-yours', 'already-closed', 'not-open'];

/**
 * The refusal of a late answer, with what became of the offer that was meant: `outcome`, `by` whom and `at` what time. An error that is about
 * something else comes back as it is.
 */
export async function sayWhatBecame(db: Db, who: Member, chatId: ChatId, transferId: TransferId, error: unknown): Promise<unknown> {
  if (!(error instanceof DeskError) || !MAY_BE_OVER.includes(error.code)) return error;
  const { rows } = await sql<Over>`select t.outcome, t.ended_by_name as by, coalesce(t.ended_by = ${who.id}, false) as mine, t.why,
      ${iso('t.ended_at')} as at, c.status, a.name as owner
    from transfers t join chats c on c.id = t.chat_id left join users a on a.id = c.agent_id
    where t.id = ${transferId} and t.chat_id = ${chatId} and t.workspace_id = ${who.workspaceId} and t.outcome is not null`.execute(db);
  const over = rows[0];
  return over ? new DeskError('offer-over', sentence(over), { outcome: over.outcome, by: over.by, at: over.at }) : error;
}

function sentence({ outcome, by, mine, why, status, owner }: Over): string {
  const who = mine ? 'You' : (by ?? 'Somebody');
  switch (outcome) {
    case 'accepted':
      return `${who} accepted this chat.`;
    case 'declined':
      return `${who} declined this chat.`;
    case 'cancelled':
      return `${who} took the offer back.`;
    case 'expired':
      return why === 'time' ? 'The time of this offer is over.' : 'Nobody to whom this chat was offered was available any more.';
    case 'withdrawn':
      if (status === 'closed') return 'This chat was closed.';
      return status === 'ticketed' ? 'This chat became a ticket.' : `A supervisor gave this chat to ${owner ?? 'somebody'}.`;
    default:
      return outcome satisfies never;
  }
}
