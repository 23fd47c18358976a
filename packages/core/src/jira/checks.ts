import { setTimeout as sleep } from 'node:timers/promises';
import { DeskError } from '@desk/protocol/errors';
import type { JiraConnectionId } from '@desk/protocol/ids';
import type { JiraCheck } from '@desk/protocol/jira';
import type { Member } from '../access.ts';
import type { Db } from '../db/connect.ts';
import { jsonb } from '../db/json.ts';
import { record } from '../journal.ts';
import type { Asked } from './health.ts';

const PATIENCE_MS = 25_000;
const LOOK_EVERY_MS = 150;

/**
 * Asks the worker to test a JIRA site and waits for its answers: server and worker meet in the database only.
 * Without a worker the answer is one check that says so.
 * @throws DeskError `not-found`
 */
export async function jiraChecks(db: Db, who: Member, id: JiraConnectionId): Promise<JiraCheck[]> {
  const connection = await db
    .updateTable('jira_connections')
    .set({ checks: null })
    .where('id', '=', id)
    .where('workspace_id', '=', who.workspaceId)
    .where('retired_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  if (!connection) throw new DeskError('not-found', 'There is no such JIRA site.');
  await record(db, who, 'jira.check-asked', { connectionId: connection.id });
  return answered(() => db.selectFrom('jira_connections').select('checks').where('id', '=', connection.id).executeTakeFirst());
}

/** Looks until the worker has answered, for 25 seconds; then one check says that it has not. */
export async function answered(look: () => Promise<{ checks: JiraCheck[] | null } | undefined>): Promise<JiraCheck[]> {
  for (const until = Date.now() + PATIENCE_MS; Date.now() < until; await sleep(LOOK_EVERY_MS)) {
    const row = await look();
    if (row?.checks) return row.checks;
  }
  return [{ name: 'address', state: 'waiting', sentence: 'The worker has not answered yet. Is it running?' }];
}

/** The worker's answers, unless an admin has saved the connection meanwhile. */
export async function saveJiraChecks(db: Db, { id, version }: Asked, checks: JiraCheck[]): Promise<void> {
  await db
    .updateTable('jira_connections')
    .set({ checks: jsonb(checks) })
    .where('id', '=', id)
    .where('version', '=', version)
    .execute();
}
