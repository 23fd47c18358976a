import type { Member } from '@desk/core/access';
import { amendClosure } from '@desk/core/chats/amend';
import { closeChat } from '@desk/core/chats/close';
import { getChat } from '@desk/core/chats/get';
import { undoClose } from '@desk/core/chats/undo-close';
import { claimDueReferences } from '@desk/core/references/due';
import { retryReference } from '@desk/core/references/track';
import { unlinkReference } from '@desk/core/references/unlink';
import { rateLimited, replyPage, unavailable } from '@desk/jira-double/fault-answers';
import type { FaultAnswer } from '@desk/jira-double/faults';
import type { CloseChat } from '@desk/protocol/closure';
import { DeskError } from '@desk/protocol/errors';
import type { ChatId, ReferenceId } from '@desk/protocol/ids';
import { linkIssue } from '@desk/worker/jobs/link-issue';
import { unlinkIssue } from '@desk/worker/jobs/unlink-issue';
import { sql } from 'kysely';
import type { Random } from '../chaos/random.ts';
import { type Desk, SECRET } from '../desk.ts';

/** What a schedule plays on: a chat that is closed, and issues that nobody else uses. */
export type Board = { desk: Desk; who: Member; chatId: ChatId; issues: string[]; elsewhere: string };

const FAULTS: readonly FaultAnswer[] = [
  unavailable(503),
  rateLimited('jira-burst-based'),
  replyPage(200),
  { kind: 'reset', at: 'start' },
  { kind: 'reset', at: 'after-work' },
  { kind: 'reset', at: 'mid-body' },
  { kind: 'drip', everyMs: 1 },
];

/** Plays one schedule: acts of the team, faults of JIRA, workers that run side by side and are stopped half-way. Nothing is drained at the end. */
export async function playSchedule(board: Board, random: Random): Promise<string[]> {
  const { desk } = board;
  const said: string[] = [];
  const running: Promise<void>[] = [];
  for (let step = 0; step < 10; step++) {
    const act = random.pick(['add', 'add', 'unlink', 'retry', 'undo', 'move', 'fault', 'fault', 'work', 'work', 'work', 'settle'] as const);
    said.push(act);
    if (act === 'fault') desk.jira.control.faults.push({ match: { path: '/issue/' }, answer: random.pick(FAULTS) });
    else if (act === 'move') desk.jira.control.moveIssue(desk.jira.control.state.find(random.pick(board.issues))!.id, board.elsewhere);
    else if (act === 'work') running.push(...(await work(board, random.chance(0.25) ? random.below(12) : null)));
    else if (act === 'settle') await Promise.all(running);
    else await team(board, act, random);
  }
  await Promise.all(running);
  return said;
}

/** As long a time as needed goes by with a JIRA that works, and all that waits is done. */
export async function drain({ desk, ...board }: Board): Promise<void> {
  desk.jira.control.faults.clear();
  for (let round = 0; round < 15; round++) {
    await sql`update jira_connections set parked_until = null, wait_until = null where workspace_id = ${board.who.workspaceId}`.execute(
      desk.db,
    );
    const jobs = await work({ desk, ...board }, null);
    if (jobs.length === 0) return;
    await Promise.all(jobs);
  }
}

/** Time goes by, then what is due is claimed and worked on; `stopAfterMs`: by a worker that is stopped then. */
async function work({ desk, who }: Board, stopAfterMs: number | null): Promise<Promise<void>[]> {
  const config = { ...CONFIG, databaseUrl: desk.databaseUrl, publicUrl: desk.url };
  await sql`update chat_references set due_at = now() where workspace_id = ${who.workspaceId} and due_at is not null`.execute(desk.db);
  await sql`update jira_connections set claim_at = now() where workspace_id = ${who.workspaceId}`.execute(desk.db);
  await sql`delete from jira_turns where workspace_id = ${who.workspaceId} and until < now() + interval '1 second'`.execute(desk.db);
  const jobs = { link: linkIssue(desk.db, config), unlink: unlinkIssue(desk.db, config) };
  const due = await claimDueReferences(desk.db, 40);
  const stop = new AbortController();
  if (stopAfterMs !== null) setTimeout(() => stop.abort(new Error('The worker stops.')), stopAfterMs);
  return due.map(async ({ id, job }) => {
    await jobs[job]({ referenceId: id }, stop.signal).catch((error: Error) => {
      if (!stop.signal.aborted) throw error;
    });
  });
}

const CONFIG = { secret: SECRET, allowJiraLoopback: true, jiraRetryBaseMs: 1, logLevel: 'silent', logPretty: false };

async function team(board: Board, act: 'add' | 'unlink' | 'retry' | 'undo', random: Random): Promise<void> {
  const { desk, who, chatId } = board;
  const { chat } = await getChat(desk.db, who, chatId);
  const references = chat.closure?.references ?? [];
  const issue = random.pick(board.issues);
  const { id, key } = desk.jira.control.issue(issue);
  const text = random.pick([issue, `${desk.jira.url}/browse/${key}`, `${desk.jira.url}/rest/api/3/issue/${id}`]);
  try {
    if (chat.status !== 'closed') await closeChat(desk.db, who, chatId, { ...EMPTY, references: [text], seenVersion: chat.version });
    else if (act === 'add') await amendClosure(desk.db, who, chatId, { references: [text] });
    else if (act === 'undo' && random.chance(0.4)) await undo(board);
    else if (references.length > 0 && act === 'unlink') await unlinkReference(desk.db, who, random.pick(references).id as ReferenceId);
    else if (references.length > 0 && act === 'retry') await retryReference(desk.db, who, random.pick(references).id as ReferenceId);
  } catch (error) {
    if (!(error instanceof DeskError)) throw error;
  }
}

const EMPTY: Omit<CloseChat, 'references' | 'seenVersion'> = { sentiment: null, tagIds: [], closeAnyway: true };

/** Takes the close back, as if its window were still open. */
async function undo({ desk, who, chatId }: Board): Promise<void> {
  await sql`update closures set undo_until = now() + interval '1 minute' where chat_id = ${chatId} and undone_at is null`.execute(desk.db);
  await undoClose(desk.db, who, chatId);
}

type Row = { key: string | null; text: string; state: string; issue_id: string | null; due: boolean; wanted: boolean };

/** What is wrong once all is done: jira.md 8.4. One link for each wanted pair of chat and issue, none for others, nothing left to do. */
export async function brokenLinks({ desk, chatId, issues }: Board): Promise<string[]> {
  const { rows } = await sql<Row>`select r.issue_key as key, r.text, r.state, r.issue_id, r.due_at is not null as due,
      cl.undone_at is null and r.state <> 'unlinked' as wanted
    from chat_references r join closures cl on cl.id = r.closure_id where r.chat_id = ${chatId} and r.kind = 'jira'`.execute(desk.db);
  const { control } = desk.jira;
  const wanted = new Set(rows.filter((row) => row.wanted).map((row) => row.issue_id ?? row.text));
  const globalId = `system=${desk.url}&chat=${chatId}`;
  const links = issues.flatMap((name) => {
    const { id, links: all } = control.issue(name);
    const mine = all.filter((link) => link.globalId === globalId);
    const odd = mine.filter(
      ({ object }) => object.url !== `${desk.url}/supervise/closed/${chatId}` || !String(object.title).startsWith('Chat #'),
    );
    const right = wanted.has(id) ? 1 : 0;
    return [
      ...(mine.length === right ? [] : [`issue ${id} has ${mine.length} links instead of ${right}`]),
      ...odd.map(({ object }) => `issue ${id} shows ${JSON.stringify(object)}`),
    ];
  });
  const twins = rows.filter((row, i) => row.wanted && rows.findIndex((other) => other.wanted && other.issue_id === row.issue_id) < i);
  const open = rows.filter((row) => row.due || (row.wanted && row.state !== 'linked'));
  const outside = control.journal.entries.filter(({ path }) => !path.startsWith('/rest/api/3/'));
  return [
    ...links,
    ...twins.map((row) => `wished for twice: ${JSON.stringify(row)}`),
    ...open.map((row) => `left to do: ${JSON.stringify(row)}`),
    ...outside.map(({ method, path }) => `outside the base: ${method} ${path}`),
  ];
}
