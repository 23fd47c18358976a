import { dueChats } from '@desk/core/chats/expire';
import type { Db } from '@desk/core/db/connect';
import { dueAsks } from '@desk/core/jira/asks';
import { sitesToRefresh } from '@desk/core/jira/due-issues';
import { claimProbes } from '@desk/core/jira/health';
import { sitesToAsk } from '@desk/core/jira/lookups';
import { claimProjectLists } from '@desk/core/jira/project-list';
import { claimDueReferences } from '@desk/core/references/due';
import { workspacesToCheck } from '@desk/core/reports/check';
import { workspacesToFold } from '@desk/core/reports/fold';
import { workspacesWithQueue } from '@desk/core/routing/assign-waiting';
import { workspacesWithReturned } from '@desk/core/tickets/close-returned';
import type { Log } from '@desk/runtime/log';
import type { JobRequest } from './jobs/catalogue.ts';
import type { JobQueues } from './queue.ts';

const EVERY_MS = 1_000;
/** Links of one site that may leave in a second: two calls each, well below the 100 that JIRA takes (jira.md section 3). */
const LINKS_A_SECOND = 40;
const LISTS_AT_ONCE = 50;
const CHATS_AT_ONCE = 200;
const CHECKS_AT_ONCE = 5;
/** A comparison that failed is tried again with the next quarter of an hour. */
const CHECK_AGAIN_SECONDS = 900;

/**
 * The sweep: each second it looks at Postgres for whatever is due, so that nothing depends on a delayed job and a queue that lost
 * everything is made good. Job ids carry the second, so two workers that sweep at once add the work once.
 */
export function startTimers(db: Db, queues: JobQueues, log: Log): { stop(): Promise<void> } {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();

  async function sweep(): Promise<void> {
    try {
      await queues.add(await dueJobs(db, Math.floor(Date.now() / 1_000)));
    } catch (error) {
      log.warn({ err: error }, 'the sweep failed: again in a second');
    }
    if (!stopped) timer = setTimeout(again, EVERY_MS);
  }

  function again(): void {
    running = sweep();
  }

  again();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}

async function dueJobs(db: Db, second: number): Promise<JobRequest[]> {
  const [expired, references, queued, returned, unfolded, unchecked, connections, asked, parked, stale, asks] = await Promise.all([
    dueChats(db, CHATS_AT_ONCE),
    claimDueReferences(db, LINKS_A_SECOND),
    workspacesWithQueue(db),
    workspacesWithReturned(db),
    workspacesToFold(db),
    workspacesToCheck(db, CHECKS_AT_ONCE),
    claimProjectLists(db, LISTS_AT_ONCE),
    sitesToAsk(db),
    claimProbes(db),
    sitesToRefresh(db),
    dueAsks(db),
  ]);
  return [
    // Named after its due time: the same expiry is added once, a clock that was set anew is another job.
    ...expired.map(
      ({ id, workspaceId, dueAt }): JobRequest => ({
        name: 'expire-chat',
        data: { workspaceId, chatId: id },
        id: `expire-${id}-${dueAt.getTime()}`,
      }),
    ),
    ...references.map(({ id, job }): JobRequest => ({ name: `${job}-issue`, data: { referenceId: id }, id: `${id}-${second}` })),
    ...stale.map(
      (connectionId): JobRequest => ({ name: 'refresh-issues', data: { connectionId }, id: `issues-${connectionId}-${second}` }),
    ),
    ...asks.map((askId): JobRequest => ({ name: 'answer-ask', data: { askId }, id: `${askId}-${second}` })),
    ...parked.map((connectionId): JobRequest => ({ name: 'probe-jira', data: { connectionId }, id: `probe-${connectionId}-${second}` })),
    ...returned.map(
      (workspaceId): JobRequest => ({ name: 'close-tickets', data: { workspaceId }, id: `tickets-${workspaceId}-${second}` }),
    ),
    ...queued.map((workspaceId): JobRequest => ({ name: 'assign-chats', data: { workspaceId }, id: `assign-${workspaceId}-${second}` })),
    ...unfolded.map((workspaceId): JobRequest => ({ name: 'roll-up', data: { workspaceId }, id: `roll-up-${workspaceId}-${second}` })),
    ...unchecked.map(
      (workspaceId): JobRequest => ({
        name: 'check-reports',
        data: { workspaceId },
        id: `check-reports-${workspaceId}-quarter-${Math.floor(second / CHECK_AGAIN_SECONDS)}`,
      }),
    ),
    ...connections.map(
      (connectionId): JobRequest => ({ name: 'refresh-projects', data: { connectionId }, id: `projects-${connectionId}-${second}` }),
    ),
    ...asked.map(
      (connectionId): JobRequest => ({ name: 'look-up-issues', data: { connectionId }, id: `look-up-${connectionId}-${second}` }),
    ),
  ];
}
