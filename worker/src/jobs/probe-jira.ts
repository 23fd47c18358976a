import type { Db } from '@desk/core/db/connect';
import { recordProbe } from '@desk/core/jira/health';
import type { WorkerConfig } from '../config.ts';
import { JiraFailure } from '../jira/failure.ts';
import { openSite } from '../jira/open-site.ts';
import { getServerInfo } from '../jira/server-info.ts';
import type { Handlers } from './catalogue.ts';

/** Asks a parked site one harmless question; its links wait until it is answered as JIRA answers (JD-34). [J10] */
export function probeJira(db: Db, config: WorkerConfig): Handlers['probe-jira'] {
  return async ({ connectionId }, signal) => {
    const connection = await openSite(db, config, connectionId);
    if (!connection) return;
    try {
      await getServerInfo(connection, signal);
      await recordProbe(db, connection, true);
    } catch (error) {
      if (!(error instanceof JiraFailure) || signal.aborted) throw error;
      await recordProbe(db, connection, false);
    }
  };
}
