import type { Db } from '@desk/core/db/connect';
import { claimDueIssues } from '@desk/core/jira/due-issues';
import { recordJiraError, recordJiraOk } from '@desk/core/jira/health';
import { countsToTell, countTold } from '@desk/core/jira/issue-counts';
import { loseIssues, seeIssues } from '@desk/core/jira/see-issues';
import type { WorkerConfig } from '../config.ts';
import { askOneFirst } from '../jira/ask-one-first.ts';
import { JiraFailure } from '../jira/failure.ts';
import { IssueBusy, inTurn } from '../jira/in-turn.ts';
import { tellCount } from '../jira/issue-count.ts';
import { type OpenSite, openSite } from '../jira/open-site.ts';
import { isNearLimit, rateOf } from '../jira/rates.ts';
import { ISSUES_AT_ONCE, readIssues } from '../jira/read-issues.ts';
import { siteFailureOf } from '../jira/site-failure.ts';
import type { Handlers } from './catalogue.ts';

/** Reads issues of one site anew, by number, because their time has come or a webhook hinted at them: what they say moves on their chips. [J7] */
export function refreshIssues(db: Db, config: WorkerConfig): Handlers['refresh-issues'] {
  return async ({ connectionId }, signal) => {
    const connection = await openSite(db, config, connectionId, 'poll');
    if (!connection || connection.held || connection.isParked || connection.waits || isNearLimit(connectionId)) return;
    const ids = await claimDueIssues(db, connectionId, ISSUES_AT_ONCE);
    if (ids.length === 0) return;
    try {
      const found = await askOneFirst(connection, () => readIssues(connection, ids, signal));
      await recordJiraOk(db, connection, rateOf(connection.id));
      const lost = ids.filter((id) => found.get(id) === null);
      await loseIssues(db, connection, lost);
      await seeIssues(
        db,
        connection,
        [...found.values()].flatMap((issue) => (issue === null ? [] : [{ ...issue, issueId: issue.id }])),
      );
      await tellCounts(db, config, connection, ids, signal);
    } catch (error) {
      if (!(error instanceof JiraFailure) || signal.aborted) throw error;
      await recordJiraError(db, connection, siteFailureOf(error));
    }
  };
}

/** The count of unhappy closures stands on the issue itself, where it is another than was told. */
async function tellCounts(db: Db, config: WorkerConfig, connection: OpenSite, ids: readonly string[], signal: AbortSignal): Promise<void> {
  for (const count of await countsToTell(db, connection.id, ids)) {
    try {
      await inTurn(db, connection, count.issueId, () =>
        tellCount(connection, count.issueId, { origin: config.publicUrl, negative: count.negative }, signal),
      );
    } catch (error) {
      // Its issue may take no links: nobody waits for the count, and the next reading tries again.
      if (error instanceof IssueBusy || (error instanceof JiraFailure && !error.isTransient && !error.holdsConnection)) continue;
      throw error;
    }
    await countTold(db, connection.id, count);
  }
}
