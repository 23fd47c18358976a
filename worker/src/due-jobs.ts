import { randomUUID } from 'node:crypto';
import { dueChats } from '@desk/core/chats/expire';
import type { Db } from '@desk/core/db/connect';
import { workspacesWithOldDrafts } from '@desk/core/drafts/drop-old-drafts';
import { exportsToBuild } from '@desk/core/exports/build';
import { dueAsks } from '@desk/core/jira/asks';
import { sitesToRefresh } from '@desk/core/jira/due-issues';
import { claimProbes } from '@desk/core/jira/health';
import { sitesToAsk } from '@desk/core/jira/lookups';
import { sitesWithNews } from '@desk/core/jira/news-to-tell';
import { sitesToTell } from '@desk/core/jira/notices';
import { claimProjectLists } from '@desk/core/jira/project-list';
import { dropOldTrials } from '@desk/core/jira/trials';
import { workspacesWithGone } from '@desk/core/people/seen';
import { claimDueReferences } from '@desk/core/references/due';
import { workspacesToCheck } from '@desk/core/reports/check';
import { workspacesToFold } from '@desk/core/reports/fold';
import { workspacesWithQueue } from '@desk/core/routing/assign-waiting';
import { workspacesWithDueSurveys } from '@desk/core/surveys/ask';
import { workspacesWithReturned } from '@desk/core/tickets/close-returned';
import { workspacesWithOverdueOffers } from '@desk/core/transfers/expire';
import type { JiraConnectionId, WorkspaceId } from '@desk/protocol/ids';
import type { JobRequest } from './jobs/catalogue.ts';

/** Links of one site that may leave in a second: two calls each, well below the 100 that JIRA takes (jira.md section 3). */
const LINKS_A_SECOND = 40;
const LISTS_AT_ONCE = 50;
const CHATS_AT_ONCE = 200;
const CHECKS_AT_ONCE = 5;
/** A comparison that failed is tried again with the next quarter of an hour. */
const CHECK_AGAIN_SECONDS = 900;
const DROP_EVERY_SECONDS = 60;

/**
 * What may be due, and the jobs that see to it. `second` counts since 1970: an id that carries it is added once, whoever looks. What a look claims is
 * found by that look alone, so its job gets an id that nothing had before: one that is known already would be dropped, and the claim lost.
 */
type Sweep = { what: string; find(db: Db, second: number): Promise<JobRequest[]> };

/** Everything that becomes due by time, or that a lost queue may have forgotten. */
export const SWEEPS: readonly Sweep[] = [
  {
    what: 'expire-chat',
    // Named after its due time: the same expiry is added once a minute, a clock that was set anew is another job.
    find: async (db, second) =>
      (await dueChats(db, CHATS_AT_ONCE)).map(({ id, workspaceId, dueAt }) => ({
        name: 'expire-chat',
        data: { workspaceId, chatId: id },
        id: `expire-${id}-${dueAt.getTime()}-${Math.floor(second / 60)}`,
      })),
  },
  {
    what: 'references',
    find: async (db) =>
      (await claimDueReferences(db, LINKS_A_SECOND)).map(({ id, job }) => ({
        name: `${job}-issue`,
        data: { referenceId: id },
        id: `${id}-${randomUUID()}`,
      })),
  },
  {
    what: 'answer-ask',
    find: async (db, second) => (await dueAsks(db)).map((askId) => ({ name: 'answer-ask', data: { askId }, id: `${askId}-${second}` })),
  },
  {
    what: 'build-export',
    find: async (db, second) =>
      (await exportsToBuild(db)).map((exportId) => ({
        name: 'build-export',
        data: { exportId },
        id: `${exportId}-${Math.floor(second / 60)}`,
      })),
  },
  forWorkspaces('assign-chats', workspacesWithQueue),
  forWorkspaces('switch-off-gone', workspacesWithGone),
  forWorkspaces('end-offers', workspacesWithOverdueOffers),
  forWorkspaces('close-tickets', workspacesWithReturned),
  forWorkspaces('ask-surveys', workspacesWithDueSurveys),
  forWorkspaces('roll-up', workspacesToFold),
  forWorkspaces('check-reports', (db) => workspacesToCheck(db, CHECKS_AT_ONCE), CHECK_AGAIN_SECONDS),
  forWorkspaces('drop-drafts', workspacesWithOldDrafts, DROP_EVERY_SECONDS),
  forClaimed('refresh-projects', (db) => claimProjectLists(db, LISTS_AT_ONCE)),
  forConnections('refresh-issues', sitesToRefresh),
  forConnections('follow-issues', sitesWithNews),
  forConnections('tell-done', sitesToTell),
  forConnections('look-up-issues', sitesToAsk),
  forClaimed('probe-jira', claimProbes),
  {
    what: 'old trials of JIRA',
    // Done with the look itself: as a rule there is none, and a sealed token waits for no queue.
    find: async (db) => {
      await dropOldTrials(db);
      return [];
    },
  },
];

type ForWorkspace =
  | 'assign-chats'
  | 'ask-surveys'
  | 'switch-off-gone'
  | 'end-offers'
  | 'close-tickets'
  | 'roll-up'
  | 'check-reports'
  | 'drop-drafts';
type ForConnection = 'refresh-projects' | 'refresh-issues' | 'follow-issues' | 'tell-done' | 'look-up-issues' | 'probe-jira';

/** A job for each workspace that `due` names, at most one in `everySeconds`. */
function forWorkspaces(name: ForWorkspace, due: (db: Db) => Promise<WorkspaceId[]>, everySeconds = 1): Sweep {
  return {
    what: name,
    find: async (db, second) =>
      (await due(db)).map((workspaceId) => ({
        name,
        data: { workspaceId },
        id: `${name}-${workspaceId}-${Math.floor(second / everySeconds)}`,
      })),
  };
}

/** A job for each JIRA connection that `due` names. */
function forConnections(name: ForConnection, due: (db: Db) => Promise<JiraConnectionId[]>): Sweep {
  return {
    what: name,
    find: async (db, second) =>
      (await due(db)).map((connectionId) => ({ name, data: { connectionId }, id: `${name}-${connectionId}-${second}` })),
  };
}

/** A job for each JIRA connection that `claim` took. */
function forClaimed(name: ForConnection, claim: (db: Db) => Promise<JiraConnectionId[]>): Sweep {
  return {
    what: name,
    find: async (db) =>
      (await claim(db)).map((connectionId) => ({ name, data: { connectionId }, id: `${name}-${connectionId}-${randomUUID()}` })),
  };
}
