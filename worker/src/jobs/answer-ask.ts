import { amendClosure } from '@desk/core/chats/amend';
import type { Db } from '@desk/core/db/connect';
import { type AskTask, answerAsk, postponeAsk, reserveAsk, takeAsk } from '@desk/core/jira/asks';
import { recordJiraError, recordJiraOk } from '@desk/core/jira/health';
import { seeIssues } from '@desk/core/jira/see-issues';
import { memberOf } from '@desk/core/people/me';
import { DeskError } from '@desk/protocol/errors';
import type { AskJira } from '@desk/protocol/jira-ask';
import type { WorkerConfig } from '../config.ts';
import { askOneFirst } from '../jira/ask-one-first.ts';
import { createIssue, findByMarker, listIssueTypes } from '../jira/create-issue.ts';
import { JiraFailure } from '../jira/failure.ts';
import { getIssue } from '../jira/issue.ts';
import { type OpenSite, openSite } from '../jira/open-site.ts';
import { isOpened } from '../jira/opened.ts';
import { rateOf } from '../jira/rates.ts';
import { searchIssues } from '../jira/search.ts';
import { siteFailureOf } from '../jira/site-failure.ts';
import { REASONS } from './after-failure.ts';
import type { Handlers } from './catalogue.ts';

/** After a call whose answer was lost, before the issue is looked for, in units of the first wait: JIRA's search lags behind. */
const LOST_WAITS = 15;
const ATTEMPTS = 5;

type Create = Extract<AskJira, { kind: 'create' }>;

/**
 * Does what somebody asked of JIRA. Searches and types are tried once, for a person who waits; an issue is made once, however often this runs: it
 * carries a marker, and when an answer was lost it is looked for by that before another is made. [J13]
 */
export function answerAskJob(db: Db, config: WorkerConfig): Handlers['answer-ask'] {
  return async ({ askId }, signal) => {
    const task = await takeAsk(db, askId);
    if (!task) return;
    const connection = await openSite(db, config, task.connectionId, 'resolve');
    if (!connection || connection.held) return answerAsk(db, task, { failure: REASONS.auth });
    if (connection.isParked || connection.waits) {
      const reason = REASONS[connection.isParked ? 'server' : 'rate_limited'];
      // An issue is made all the same, once the site is well; a search is for somebody who waits now.
      if (task.request.kind === 'create') return postponeAsk(db, task.id, reason, new Date(), false);
      return answerAsk(db, task, { failure: reason });
    }
    try {
      await askOneFirst(connection, () => answer(db, config, connection, task, signal));
      await recordJiraOk(db, connection, rateOf(connection.id));
    } catch (error) {
      if (!(error instanceof JiraFailure) || signal.aborted) throw error;
      await recordJiraError(db, connection, siteFailureOf(error));
      await afterTrouble(db, config, task, error);
    }
  };
}

async function answer(db: Db, config: WorkerConfig, connection: OpenSite, task: AskTask, signal: AbortSignal): Promise<void> {
  const { request } = task;
  if (request.kind !== 'search' && !isOpened(connection, `${request.project}-1`))
    return answerAsk(db, task, { failure: 'This project is not open to the desk.' });
  switch (request.kind) {
    case 'search':
      return answerAsk(db, task, { issues: await searchIssues(connection, request.text, signal) });
    case 'types':
      return answerAsk(db, task, { types: await listIssueTypes(connection, request.project, signal) });
    case 'create':
      return create(db, config, connection, task, request, signal);
    default:
      return request satisfies never;
  }
}

async function create(
  db: Db,
  config: WorkerConfig,
  connection: OpenSite,
  task: AskTask,
  { project, typeId, summary, chatId }: Create,
  signal: AbortSignal,
): Promise<void> {
  const marker = `chat-desk-${task.id}`;
  const known = task.wasSent ? await findByMarker(connection, marker, signal) : null;
  if (!known) await reserveAsk(db, task.id);
  const chatUrl = chatId ? `${config.publicUrl}/supervise/closed/${chatId}` : null;
  const made = known ?? (await createIssue(connection, { project, typeId, summary, chatUrl, marker }, signal));
  const issue = await getIssue(connection, made.issueId, signal).catch(() => null);
  if (issue) await seeIssues(db, connection, [{ ...issue, issueId: issue.id }]);
  const url = `${connection.baseUrl}/browse/${made.key}`;
  // Linked first: once it is answered, nobody comes back to it. What is linked already stays as it is.
  if (chatId) await linkToClosed(db, task, chatId, url);
  await answerAsk(db, task, { issues: [{ ...made, summary: issue?.summary ?? summary, url }] });
}

/** A chat that is closed gets the link at once; one that is open gets it with the form that its agent has before them. */
async function linkToClosed(db: Db, task: AskTask, chatId: NonNullable<Create['chatId']>, url: string): Promise<void> {
  try {
    await amendClosure(db, await memberOf(db, task.askedBy), chatId, { references: [url] });
  } catch (error) {
    if (!(error instanceof DeskError)) throw error;
  }
}

async function afterTrouble(db: Db, config: WorkerConfig, task: AskTask, error: JiraFailure): Promise<void> {
  const isCreate = task.request.kind === 'create';
  // What JIRA says about the fields is for whoever filled them in.
  const reason = error.kind === 'bad_request' ? error.message : REASONS[error.kind];
  if (isCreate && error.isTransient && task.attempts + 1 < ATTEMPTS) {
    const wait = Math.max(config.jiraRetryBaseMs * LOST_WAITS, error.retryAfterMs ?? 0);
    return postponeAsk(db, task.id, reason, new Date(Date.now() + wait), error.kind !== 'rate_limited');
  }
  return answerAsk(db, task, { failure: isCreate && error.isTransient ? `${reason} Look in JIRA whether the issue was made.` : reason });
}
