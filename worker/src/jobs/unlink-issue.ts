import type { Db } from '@desk/core/db/connect';
import { recordJiraError, recordJiraOk } from '@desk/core/jira/health';
import { giveBackLinkTask } from '@desk/core/references/due';
import { isUnwanted, postponeUnlink, settleUnlink, takeUnlinkTask, type UnlinkTask } from '@desk/core/references/unlink';
import type { WorkerConfig } from '../config.ts';
import { askOneFirst } from '../jira/ask-one-first.ts';
import { JiraFailure } from '../jira/failure.ts';
import { IssueBusy, inTurn } from '../jira/in-turn.ts';
import { type OpenSite, openSite } from '../jira/open-site.ts';
import { rateOf } from '../jira/rates.ts';
import { removeRemoteLink } from '../jira/remove-remote-link.ts';
import { siteFailureOf } from '../jira/site-failure.ts';
import { afterFailure } from './after-failure.ts';
import type { Handlers } from './catalogue.ts';

/**
 * Takes a link off its issue that nobody wants any more: unlinked by hand, or its close undone. In turn with whoever may be making it, so that
 * the last word of the team stands, and not while another reference of the chat wants the same link (JD-49). [J8]
 */
export function unlinkIssue(db: Db, config: WorkerConfig): Handlers['unlink-issue'] {
  return async ({ referenceId }, signal) => {
    const task = await takeUnlinkTask(db, referenceId);
    if (!task) return;
    const connection = task.connectionId && (await openSite(db, config, task.connectionId, 'unlink'));
    // Without its token nothing can be taken off: the link stays there, and leads to a chat that says so.
    if (!connection) return settleUnlink(db, task);
    if (connection.isParked) return giveBackLinkTask(db, task.id);
    if (connection.held) return;
    try {
      await takeOff(db, config, connection, task, signal);
    } catch (error) {
      if (signal.aborted || error instanceof IssueBusy) await giveBackLinkTask(db, task.id);
      if (!(error instanceof IssueBusy)) throw error;
    }
  };
}

async function takeOff(db: Db, config: WorkerConfig, connection: OpenSite, task: UnlinkTask, signal: AbortSignal): Promise<void> {
  try {
    await inTurn(db, connection, task.issueId, async () => {
      if (await isUnwanted(db, task)) {
        const link = { origin: config.publicUrl, chatId: task.chatId };
        await askOneFirst(connection, () => removeRemoteLink(connection, task.issueId, link, signal));
        await recordJiraOk(db, connection, rateOf(connection.id));
      }
      await settleUnlink(db, task);
    });
  } catch (error) {
    if (!(error instanceof JiraFailure) || signal.aborted) throw error;
    if (!error.isForeseen) await recordJiraError(db, connection, siteFailureOf(error));
    const after = afterFailure(error, task.attempts, config.jiraRetryBaseMs, new Date());
    const needsPerson = after.retryAt === null || error.holdsConnection;
    await postponeUnlink(db, task, { ...after, reason: needsPerson ? `JIRA still shows it. ${after.reason}` : null });
  }
}
