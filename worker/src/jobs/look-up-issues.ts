import { system } from '@desk/core/access';
import type { Db } from '@desk/core/db/connect';
import { recordJiraError, recordJiraOk } from '@desk/core/jira/health';
import { type Answer, answerLookups, claimLookups } from '@desk/core/jira/lookups';
import { seeIssues } from '@desk/core/jira/see-issues';
import { record } from '@desk/core/journal';
import type { WorkerConfig } from '../config.ts';
import { askOneFirst } from '../jira/ask-one-first.ts';
import { JiraFailure } from '../jira/failure.ts';
import { type OpenSite, openSite } from '../jira/open-site.ts';
import { rateOf } from '../jira/rates.ts';
import { ISSUES_AT_ONCE, readIssues } from '../jira/read-issues.ts';
import { siteFailureOf } from '../jira/site-failure.ts';
import type { Handlers } from './catalogue.ts';

/**
 * Answers those who wait to know an issue of one site: all that are asked for at the moment in one call, each name once however many wait. A
 * site that is held, parked or asked us to wait is not asked; then, and when it does not answer, they are told that nobody can tell now. [J6]
 */
export function lookUpIssues(db: Db, config: WorkerConfig): Handlers['look-up-issues'] {
  return async ({ connectionId }, signal) => {
    const connection = await openSite(db, config, connectionId, 'resolve');
    for (;;) {
      const names = await claimLookups(db, connectionId, ISSUES_AT_ONCE);
      if (names.length === 0 || !connection) return;
      const answers =
        connection.held || connection.isParked || connection.waits ? nobodyCanTell(names) : await ask(db, connection, names, signal);
      const issues = await answerLookups(db, connectionId, answers);
      await record(db, system(connection.workspaceId, 'JIRA'), 'jira.issues-seen', { issues });
    }
  };
}

async function ask(db: Db, connection: OpenSite, names: string[], signal: AbortSignal): Promise<Answer[]> {
  try {
    const found = await askOneFirst(connection, () => readIssues(connection, names, signal));
    await recordJiraOk(db, connection, rateOf(connection.id));
    await seeIssues(
      db,
      connection,
      [...found.values()].flatMap((issue) => (issue === null ? [] : [{ ...issue, issueId: issue.id }])),
    );
    return names.map((name): Answer => {
      const issue = found.get(name);
      return issue ? { name, state: 'known', issueId: issue.id } : { name, state: 'unknown' };
    });
  } catch (error) {
    if (!(error instanceof JiraFailure) || signal.aborted) throw error;
    await recordJiraError(db, connection, siteFailureOf(error));
    return nobodyCanTell(names);
  }
}

function nobodyCanTell(names: readonly string[]): Answer[] {
  return names.map((name) => ({ name, state: 'not-answering' }));
}
