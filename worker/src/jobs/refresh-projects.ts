import type { Db } from '@desk/core/db/connect';
import { recordJiraError, recordJiraOk } from '@desk/core/jira/health';
import { forgetOld } from '@desk/core/jira/hints';
import { saveProjects } from '@desk/core/jira/project-list';
import type { WorkerConfig } from '../config.ts';
import { askOneFirst } from '../jira/ask-one-first.ts';
import { JiraFailure } from '../jira/failure.ts';
import { getMyself } from '../jira/myself.ts';
import { openSite } from '../jira/open-site.ts';
import { listProjects } from '../jira/projects.ts';
import { rateOf } from '../jira/rates.ts';
import { siteFailureOf } from '../jira/site-failure.ts';
import type { Handlers } from './catalogue.ts';

/**
 * Reads which project keys exist, once a day: words that only look like keys are then told from real ones. First it asks who we are: a token that has
 * ended may make us nobody, who is shown an empty list.
 */
export function refreshProjects(db: Db, config: WorkerConfig): Handlers['refresh-projects'] {
  return async ({ connectionId }, signal) => {
    const connection = await openSite(db, config, connectionId, 'poll');
    if (!connection || connection.held) return;
    try {
      await askOneFirst(connection, () => getMyself(connection, signal));
      const projects = await askOneFirst(connection, () => listProjects(connection, signal));
      await forgetOld(db, connectionId);
      await saveProjects(
        db,
        connection,
        projects.map((project) => project.key),
      );
      await recordJiraOk(db, connection, rateOf(connection.id));
    } catch (error) {
      if (!(error instanceof JiraFailure)) throw error;
      await recordJiraError(db, connection, siteFailureOf(error));
    }
  };
}
