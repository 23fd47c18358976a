import { randomUUID } from 'node:crypto';
import type { JiraConnectionId, WorkspaceId } from '@desk/protocol/ids';
import { sql } from 'kysely';
import type { Db } from '../db/connect.ts';

/** JIRA takes 100 writes to an issue in 30 seconds: jira.md section 3. */
const PAUSE_MS = 300;
/** A call ends after 20 seconds, whatever happens. */
const LONGEST_SECONDS = 25;

export type Turn = { end(): Promise<void> };

/**
 * Takes the turn to write to an issue, for 25 seconds at most: no two workers write to one issue at once, and writes keep the distance that JIRA
 * asks for. Whoever is killed in its turn only makes the next one wait. [J9]
 * @returns null while somebody else has it
 */
export async function takeTurn(
  db: Db,
  connection: { id: JiraConnectionId; workspaceId: WorkspaceId },
  issueId: string,
): Promise<Turn | null> {
  const holder = randomUUID();
  const { rows } = await sql`insert into jira_turns (workspace_id, connection_id, issue_id, holder, until)
    values (${connection.workspaceId}, ${connection.id}, ${issueId}, ${holder}, now() + make_interval(secs => ${LONGEST_SECONDS}))
    on conflict (connection_id, issue_id) do update set holder = excluded.holder, until = excluded.until where jira_turns.until <= now()
    returning holder`.execute(db);
  if (rows.length === 0) return null;
  return {
    async end() {
      await sql`update jira_turns set until = now() + make_interval(secs => ${PAUSE_MS / 1000})
        where connection_id = ${connection.id} and issue_id = ${issueId} and holder = ${holder}`.execute(db);
    },
  };
}
