import { DeskError } from '@desk/protocol/errors';
import type { ReferenceId } from '@desk/protocol/ids';
import { sql } from 'kysely';
import type { Member } from '../access.ts';
import type { Db } from '../db/connect.ts';

/** Whether I am told when the issue of a JIRA link is done: who closed the chat is, unless they said otherwise. @throws DeskError `not-found` */
export async function watchesReference(db: Db, who: Member, id: ReferenceId): Promise<boolean> {
  const { rows } = await sql<{
    isCloser: boolean;
    wants: boolean | null;
  }>`select coalesce(cl.closed_by_id = ${who.id}, false) as "isCloser", w.wants
    from chat_references r join closures cl on cl.id = r.closure_id
    left join reference_watches w on w.reference_id = r.id and w.user_id = ${who.id}
    where r.id = ${id} and r.workspace_id = ${who.workspaceId} and r.kind = 'jira'`.execute(db);
  const [row] = rows;
  if (!row) throw new DeskError('not-found', 'There is no such JIRA link.');
  return row.wants ?? row.isCloser;
}

/** I want to be told when the issue of this link is done, or not. [J14] @throws DeskError `not-found` */
export async function watchReference(db: Db, who: Member, id: ReferenceId, wants: boolean): Promise<void> {
  const { numAffectedRows = 0n } = await sql`insert into reference_watches (workspace_id, reference_id, user_id, wants)
    select r.workspace_id, r.id, ${who.id}, ${wants} from chat_references r
    where r.id = ${id} and r.workspace_id = ${who.workspaceId} and r.kind = 'jira'
    on conflict (reference_id, user_id) do update set wants = excluded.wants`.execute(db);
  if (numAffectedRows === 0n) throw new DeskError('not-found', 'There is no such JIRA link.');
}
