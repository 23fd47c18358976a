import type { Db } from '@desk/core/db/connect';
import { claimDueIssues } from '@desk/core/jira/due-issues';
import { openConnection, recordJiraError, recordJiraOk } from '@desk/core/jira/health';
import { loseIssues, seeIssues } from '@desk/core/jira/see-issues';
import type { WorkerConfig } from '../config.ts';
import { askOneFirst } from '../jira/ask-one-first.ts';
import { JiraFailure } from '../jira/failure.ts';
import { ISSUES_AT_ONCE, readIssues } from '../jira/read-issues.ts';
import { siteFailureOf } from '../jira/site-failure.ts';
import type { Handlers } from './catalogue.ts';

/** Reads issues of one site anew, by number, because their time has come or a webhook hinted at them: what they say moves on their chips. [J7] */
export function refreshIssues(db: Db, config: WorkerConfig): Handlers['refresh-issues'] {
  return async ({ connectionId }, signal) => {
    const connection = await openConnection(db, connectionId, config.secret);
    if (!connection || connection.held || connection.isParked || connection.waits) return;
    const ids = await claimDueIssues(db, connectionId, ISSUES_AT_ONCE);
    if (ids.length === 0) return;
    try {
      const found = await askOneFirst(connection, () =>
        readIssues({ ...connection, allowLoopback: config.allowJiraLoopback }, ids, signal),
      );
      await recordJiraOk(db, connection);
      const lost = ids.filter((id) => found.get(id) === null);
      await loseIssues(db, connection, lost);
      await seeIssues(
        db,
        connection,
        [...found.values()].flatMap((issue) => (issue === null ? [] : [{ ...issue, issueId: issue.id }])),
      );
    } catch (error) {
      if (!(error instanceof JiraFailure) || signal.aborted) throw error;
      await recordJiraError(db, connection, siteFailureOf(error));
    }
  };
}
