import { system } from '@desk/core/access';
import type { Db } from '@desk/core/db/connect';
import { isAsSaved, recordJiraError, recordJiraOk } from '@desk/core/jira/health';
import { giveBackLinkTask, type LinkTask, postponeLinkTask, reserveLink, takeLinkTask } from '@desk/core/references/due';
import { mergeTwin } from '@desk/core/references/merge-twin';
import { tellOthers } from '@desk/core/references/other-chats';
import { type LinkOutcome, trackReference } from '@desk/core/references/track';
import { compareNames } from '@desk/protocol/compare-names';
import { DeskError } from '@desk/protocol/errors';
import type { ReferenceId } from '@desk/protocol/ids';
import type { WorkerConfig } from '../config.ts';
import { askOneFirst } from '../jira/ask-one-first.ts';
import { attachLink } from '../jira/attach.ts';
import { JiraFailure } from '../jira/failure.ts';
import { IssueBusy, inTurn } from '../jira/in-turn.ts';
import { type OpenSite, openSite } from '../jira/open-site.ts';
import { rateOf } from '../jira/rates.ts';
import type { ChatLink } from '../jira/remote-link.ts';
import { siteFailureOf } from '../jira/site-failure.ts';
import { afterFailure } from './after-failure.ts';
import type { Handlers } from './catalogue.ts';

/**
 * Attaches one JIRA reference: reads the issue, upserts the chat's remote link by the issue's numeric id, writes the outcome. The globalId is
 * constant for the chat, so a job that ran twice, or was killed after the call, leaves one link. Closing never waits for this.
 */
export function linkIssue(db: Db, config: WorkerConfig): Handlers['link-issue'] {
  return async ({ referenceId }, signal) => {
    const task = await takeLinkTask(db, referenceId);
    if (!task) return;
    try {
      const outcome = await outcomeOrTwin(db, config, task, signal);
      if (!outcome) return;
      await trackReference(db, system(task.workspaceId, 'JIRA'), task.chatId, task.id, outcome);
      if (outcome.state === 'linked') await tellOthers(db, task.workspaceId, outcome.connectionId, outcome.issue.issueId);
    } catch (error) {
      // It was taken off, or its close undone, in this moment: if the link was made all the same, it is due to be taken off.
      if (error instanceof Unwanted || (error instanceof DeskError && (error.code === 'not-open' || error.code === 'not-found'))) return;
      if (error instanceof IssueBusy) return giveBackLinkTask(db, task.id);
      // A worker that stops leaves it to the next one; after a fault of our own it waits until the lease is over.
      if (signal.aborted) await giveBackLinkTask(db, task.id);
      throw error;
    }
  };
}

/** Nobody wants the link any more. */
class Unwanted extends Error {
  override readonly name = 'Unwanted';
}

/** Another reference of the chat is the same issue. */
class Twin extends Error {
  override readonly name = 'Twin';
  readonly id: ReferenceId;

  constructor(id: ReferenceId) {
    super(`The same issue as ${id}`);
    this.id = id;
  }
}

const NO_TOKEN: LinkOutcome = { state: 'needs-attention', reason: 'The JIRA connection has no token.', retryAt: null, spent: false };
const MOVED: LinkOutcome = {
  state: 'needs-attention',
  reason: 'The JIRA site was changed before this was linked.',
  retryAt: null,
  spent: false,
};

/** A reference that turns out to be another one's issue is merged into that: nothing is left to say of it. [J2] */
async function outcomeOrTwin(db: Db, config: WorkerConfig, task: LinkTask, signal: AbortSignal): Promise<LinkOutcome | null> {
  try {
    return await outcomeOf(db, config, task, signal);
  } catch (error) {
    if (!(error instanceof Twin)) throw error;
    if (!(await mergeTwin(db, system(task.workspaceId, 'JIRA'), task.chatId, task.id, error.id))) await giveBackLinkTask(db, task.id);
    return null;
  }
}

/** Null when the connection is held or parked, was saved meanwhile or asks to wait with links: the reference stays as it is, and is due again when that is over. */
async function outcomeOf(db: Db, config: WorkerConfig, task: LinkTask, signal: AbortSignal): Promise<LinkOutcome | null> {
  if (task.isRetired) return MOVED;
  const connection = await openSite(db, config, task.connectionId);
  if (!connection) return NO_TOKEN;
  if (connection.isParked) await giveBackLinkTask(db, task.id);
  return connection.held || connection.isParked ? null : attach(db, config, connection, task, signal);
}

async function attach(
  db: Db,
  config: WorkerConfig,
  connection: OpenSite,
  task: LinkTask,
  signal: AbortSignal,
): Promise<LinkOutcome | null> {
  try {
    const target = { ...(task.key ? { key: task.key } : {}), ...(task.issueId ? { issueId: task.issueId } : {}) };
    const { remoteLinkId, ...issue } = await attachLink(connection, target, linkOf(config.publicUrl, task), signal, {
      gate: (call) => askOneFirst(connection, call),
      around: (issueId, write) =>
        inTurn(db, connection, issueId, async () => {
          const reserved = await reserveLink(db, task.id, issueId);
          if (reserved.kind === 'unwanted') throw new Unwanted();
          if (reserved.kind === 'twin') throw new Twin(reserved.id);
          return write();
        }),
    });
    await recordJiraOk(db, connection, rateOf(connection.id));
    return { state: 'linked', issue, remoteLinkId, connectionId: connection.id, url: `${connection.baseUrl}/browse/${issue.key}` };
  } catch (error) {
    if (!(error instanceof JiraFailure) || signal.aborted) throw error;
    const outcome = afterFailure(error, task.attempts, config.jiraRetryBaseMs, new Date());
    if (error.limitedBy === 'endpoint') {
      // A burst keeps back every link of the site: thousands of chats would tell of nothing that a person can do something about.
      if (!error.isForeseen) await recordJiraError(db, connection, siteFailureOf(error));
      await postponeLinkTask(db, task.id, outcome.retryAt);
      return null;
    }
    const matters = error.kind === 'not_found' ? isAsSaved(db, connection) : recordJiraError(db, connection, siteFailureOf(error));
    return (await matters) ? outcome : null;
  }
}

/** What the issue shows. Everybody who may browse it sees this, so no customer is named. */
function linkOf(origin: string, task: LinkTask): ChatLink {
  return {
    origin,
    chatId: task.chatId,
    url: `${origin}/supervise/closed/${task.chatId}`,
    title: [`Chat #${task.chatNumber}`, task.departmentName].filter(Boolean).join(' · '),
    summary: [task.sentiment ? `Ended ${task.sentiment}` : 'Closed', ...task.tags.toSorted(compareNames)].join(' · '),
    resolved: true,
    ...(origin.startsWith('https://') ? { iconUrl: `${origin}/favicon.svg` } : {}),
  };
}
