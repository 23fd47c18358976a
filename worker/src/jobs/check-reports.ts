import type { Db } from '@desk/core/db/connect';
import { checkReports } from '@desk/core/reports/check';
import type { WorkspaceId } from '@desk/protocol/ids';
import type { Log } from '@desk/runtime/log';

/** Compares the sums of a workspace with its closures, once a night. A difference is an alarm: the log, the metric, and a line for admins. */
export function checkNightly(db: Db, log: Log) {
  return async ({ workspaceId }: { workspaceId: WorkspaceId }, signal: AbortSignal): Promise<void> => {
    const { differences, firstAt, closures } = await checkReports(db, workspaceId, signal);
    if (differences > 0)
      log.error({ workspaceId, differences, firstAt, closures }, 'the reports differ from the closures: npm run reports:rebuild');
  };
}
