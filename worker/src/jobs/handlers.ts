import { expireChat } from '@desk/core/chats/expire';
import type { Db } from '@desk/core/db/connect';
import { dropOldDrafts } from '@desk/core/drafts/drop-old-drafts';
import { buildExport } from '@desk/core/exports/build';
import { letChatsFollow } from '@desk/core/jira/follow-issue';
import { tellDone } from '@desk/core/jira/notices';
import { switchOffGone } from '@desk/core/people/seen';
import { foldClosures } from '@desk/core/reports/fold';
import { assignWaiting } from '@desk/core/routing/assign-waiting';
import { askDue } from '@desk/core/surveys/ask';
import { closeReturnedTickets } from '@desk/core/tickets/close-returned';
import { endOverdueOffers } from '@desk/core/transfers/expire';
import type { Bus } from '@desk/runtime/bus';
import type { Log } from '@desk/runtime/log';
import type { WorkerConfig } from '../config.ts';
import { answerAskJob } from './answer-ask.ts';
import type { Handlers } from './catalogue.ts';
import { checkJira } from './check-jira.ts';
import { checkNightly } from './check-reports.ts';
import { linkIssue } from './link-issue.ts';
import { lookUpIssues } from './look-up-issues.ts';
import { probeJira } from './probe-jira.ts';
import { refreshIssues } from './refresh-issues.ts';
import { refreshProjects } from './refresh-projects.ts';
import { tryJira } from './try-jira.ts';
import { unlinkIssue } from './unlink-issue.ts';

const FOLD_AT_ONCE = 5_000;

/** Every job's handler. Each rings the relay when it is done, so that what it changed is on screens at once. */
export function createHandlers(db: Db, config: WorkerConfig, bus: Bus, log: Log): Handlers {
  const rings =
    <P>(handle: (payload: P, signal: AbortSignal) => Promise<unknown>) =>
    async (payload: P, signal: AbortSignal) => {
      await handle(payload, signal);
      bus.nudge();
    };
  return {
    'assign-chats': rings(({ workspaceId }) => assignWaiting(db, workspaceId)),
    'switch-off-gone': rings(({ workspaceId }) => switchOffGone(db, workspaceId)),
    'expire-chat': rings(({ workspaceId, chatId }) => expireChat(db, workspaceId, chatId)),
    'end-offers': rings(({ workspaceId }) => endOverdueOffers(db, workspaceId)),
    'ask-surveys': rings(({ workspaceId }) => askDue(db, workspaceId)),
    'close-tickets': rings(({ workspaceId }) => closeReturnedTickets(db, workspaceId)),
    'roll-up': rings(async ({ workspaceId }, signal) => {
      while (!signal.aborted && (await foldClosures(db, workspaceId, FOLD_AT_ONCE)) >= FOLD_AT_ONCE);
    }),
    'build-export': ({ exportId }, signal) => buildExport(db, exportId, signal),
    'check-reports': checkNightly(db, log),
    'drop-drafts': ({ workspaceId }) => dropOldDrafts(db, workspaceId),
    'link-issue': rings(linkIssue(db, config)),
    'unlink-issue': rings(unlinkIssue(db, config)),
    'probe-jira': rings(probeJira(db, config)),
    'look-up-issues': rings(lookUpIssues(db, config)),
    'refresh-issues': rings(refreshIssues(db, config)),
    'follow-issues': rings(({ connectionId }, signal) => letChatsFollow(db, connectionId, signal)),
    'tell-done': rings(({ connectionId }) => tellDone(db, connectionId)),
    'answer-ask': rings(answerAskJob(db, config)),
    'refresh-projects': rings(refreshProjects(db, config)),
    'check-jira': rings(checkJira(db, config)),
    'try-jira': tryJira(db, config),
  };
}
