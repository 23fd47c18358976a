import type { ChatId, DepartmentId, TransferId, UserId, WorkspaceId } from '@desk/protocol/ids';
import type { ExpiryReason, TransferOutcome } from '@desk/protocol/transfer';
import type { Generated } from 'kysely';

/**
 * A chat on offer to an agent or to a department: `outcome` is null while the offer stands. `ended_by` is who of the team ended it; `reason` is
 * what was said at declining, `why` how it ran out. `acknowledged_at`: the owner has taken note.
 */
export type Transfers = {
  id: TransferId;
  workspace_id: WorkspaceId;
  chat_id: ChatId;
  from_id: UserId;
  from_name: string;
  to_agent_id: UserId | null;
  to_department_id: DepartmentId | null;
  to_name: string;
  note: string | null;
  offered_at: Date;
  expires_at: Date;
  declined_by: Generated<UserId[]>;
  outcome: TransferOutcome | null;
  ended_at: Date | null;
  ended_by: UserId | null;
  ended_by_name: string | null;
  reason: string | null;
  why: ExpiryReason | null;
  acknowledged_at: Date | null;
};
