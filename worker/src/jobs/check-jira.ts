import type { Db } from '@desk/core/db/connect';
import { saveJiraChecks } from '@desk/core/jira/checks';
import { anyIssue } from '@desk/core/jira/due-issues';
import { recordJiraError, recordJiraOk } from '@desk/core/jira/health';
import { saveProjects } from '@desk/core/jira/project-list';
import type { WorkerConfig } from '../config.ts';
import { checkSite } from '../jira/checks.ts';
import { openSite } from '../jira/open-site.ts';
import { rateOf } from '../jira/rates.ts';
import { siteFailureOf } from '../jira/site-failure.ts';
import type { Handlers } from './catalogue.ts';

/** Tests a saved site; what it answers also tells how the site is. */
export function checkJira(db: Db, config: WorkerConfig): Handlers['check-jira'] {
  return async ({ connectionId }, signal) => {
    const connection = await openSite(db, config, connectionId, 'resolve');
    if (!connection) return;
    const { checks, projects, failure } = await checkSite(connection, await anyIssue(db, connectionId), signal);
    if (projects) await saveProjects(db, connection, projects);
    await saveJiraChecks(db, connection, checks);
    if (failure) await recordJiraError(db, connection, siteFailureOf(failure));
    else await recordJiraOk(db, connection, rateOf(connection.id));
  };
}
