import type { Db } from '@desk/core/db/connect';
import { openConnection, recordJiraError, recordJiraOk, saveProjects } from '@desk/core/jira/health';
import type { WorkerConfig } from '../config.ts';
import { JiraFailure } from '../jira/failure.ts';
import { listProjects } from '../jira/projects.ts';
import type { Handlers } from './catalogue.ts';

/** Reads which project keys exist, once a day: words that only look like keys are then told from real ones. */
export function refreshProjects(db: Db, config: WorkerConfig): Handlers['refresh-projects'] {
  return async ({ connectionId }, signal) => {
    const connection = await openConnection(db, connectionId, config.secret);
    if (!connection) return;
    try {
      const projects = await listProjects({ ...connection, allowLoopback: config.allowJiraLoopback }, signal);
      await saveProjects(
        db,
        connectionId,
        projects.map((project) => project.key),
      );
      await recordJiraOk(db, connectionId);
    } catch (error) {
      if (!(error instanceof JiraFailure)) throw error;
      await recordJiraError(db, connectionId, { kind: error.kind, sentence: error.message, hold: error.holdsConnection });
    }
  };
}
