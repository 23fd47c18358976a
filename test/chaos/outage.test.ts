import { jsonb } from '@desk/core/db/json';
import { sitesToRefresh } from '@desk/core/jira/due-issues';
import { claimProbes, openConnection, recordJiraError } from '@desk/core/jira/health';
import { claimDueReferences } from '@desk/core/references/due';
import { unavailable } from '@desk/jira-double/fault-answers';
import { newId } from '@desk/protocol/ids';
import { probeJira } from '@desk/worker/jobs/probe-jira';
import { sql } from 'kysely';
import { expect } from 'vitest';
import { SECRET, testApart as test } from '../desk.ts';
import { startDeskProcess } from '../desk-process.ts';
import { connect, seedIssues } from '../jira/connect.ts';
import { createBusiness } from '../people.ts';
import { insertClosed } from '../reports/closed-chats.ts';
import { until } from '../until.ts';

/** `npm run chaos` has 5,000 links wait for a day; `npm test` fewer, for two hours. */
const PENDING = Number(process.env.DESK_CHAOS_PENDING ?? 40);
const HOURS = PENDING >= 5_000 ? 24 : 2;
const PROBES_AN_HOUR = 6;
const NEW = 20;
const OF_ONE_ISSUE = 5;

test(`[J10] [JD-50] after ${HOURS} hours of a dead JIRA ${PENDING} links are all made, the new ones first, within its limits and without a stampede`, {
  timeout: 60_000 + PENDING * 150,
}, async ({ desk }) => {
  const { control } = desk.jira;
  const business = await createBusiness(desk);
  const keys = seedIssues(desk, 'DEAD', PENDING / OF_ONE_ISSUE + NEW);
  const { id } = await connect(await business.person('admin'), desk);
  const projects = () => desk.db.selectFrom('jira_connections').select('projects').where('id', '=', id).executeTakeFirst();
  await until(async () => (await projects())?.projects);
  await desk.worker.stop();
  const config = {
    databaseUrl: desk.databaseUrl,
    secret: SECRET,
    publicUrl: desk.url,
    allowJiraLoopback: true,
    jiraRetryBaseMs: 200,
    logLevel: 'silent',
    logPretty: false,
  };

  /** Closed chats whose links wait, the last one the newest. */
  const closeWith = async (issues: readonly string[]) => {
    const closures = await insertClosed(
      desk.db,
      business,
      issues.map(() => ({ at: new Date(Date.now() - 60_000) })),
    );
    const rows = closures.map((closure, i) => ({ id: newId('ref'), closure, key: issues[i]! }));
    await sql`insert into chat_references (id, workspace_id, chat_id, closure_id, kind, text, connection_id, issue_key, state, due_at, changed_at)
      select r.id, cl.workspace_id, cl.chat_id, cl.id, 'jira', r.key, ${id}, r.key, 'pending', now(), now()
      from jsonb_to_recordset(${jsonb(rows)}) as r (id text, closure text, key text) join closures cl on cl.id = r.closure`.execute(
      desk.db,
    );
  };
  control.faults.push({ match: {}, times: Number.POSITIVE_INFINITY, answer: unavailable(503) });
  await closeWith(Array.from({ length: PENDING }, (_, i) => keys[i % (PENDING / OF_ONE_ISSUE)]!));
  const connection = (await openConnection(desk.db, id, SECRET))!;
  const outage = { kind: 'server', sentence: 'JIRA answered 503.', hold: false, isOutage: true, waitMs: null };
  for (let i = 0; i < 5; i++) await recordJiraError(desk.db, connection, outage);

  // The test's clock: each time the park is over there is one probe, and nothing else leaves the house.
  control.journal.clear();
  for (let probe = 0; probe < HOURS * PROBES_AN_HOUR; probe++) {
    await sql`update jira_connections set parked_until = now(), claim_at = now() where id = ${id}`.execute(desk.db);
    expect(await claimDueReferences(desk.db, 40)).toEqual([]);
    expect(await sitesToRefresh(desk.db)).toEqual([]);
    for (const connectionId of await claimProbes(desk.db)) await probeJira(desk.db, config)({ connectionId }, new AbortController().signal);
  }
  expect(control.journal.entries.map(({ path }) => path)).toEqual(Array(HOURS * PROBES_AN_HOUR).fill('/rest/api/3/serverInfo'));
  const { rows: spent } = await sql`select from chat_references where connection_id = ${id} and attempts > 0`.execute(desk.db);
  expect(spent).toEqual([]);

  await closeWith(keys.slice(-NEW));
  control.faults.clear();
  control.journal.clear();
  await sql`update jira_connections set parked_until = now() where id = ${id}`.execute(desk.db);
  await using _other = await startDeskProcess(desk, 'worker');
  await desk.worker.start();
  const left = async () =>
    (await sql`select from chat_references where connection_id = ${id} and state <> 'linked'`.execute(desk.db)).rows.length;
  await until(async () => (await left()) === 0, 50_000 + PENDING * 140);

  const writes = control.journal.of('POST', /remotelink$/);
  expect(writes.filter(({ status }) => status === 201)).toHaveLength(PENDING + NEW);
  const newIssues = new Set(keys.slice(-NEW).map((key) => control.issue(key).id));
  const lastNew = Math.max(...writes.map(({ issueId }, i) => (newIssues.has(issueId!) ? i : 0)));
  expect(lastNew).toBeLessThan(NEW * 4);
  expect(
    busiest(
      writes.map(({ at }) => at.getTime()),
      1_000,
    ),
  ).toBeLessThanOrEqual(100);
  const reads = control.journal.entries.filter(({ method, path }) => method === 'GET' && /\/issue\/[\w-]+$/.test(path));
  expect(
    busiest(
      reads.map(({ at }) => at.getTime()),
      1_000,
    ),
  ).toBeLessThanOrEqual(150);
  for (const key of keys) {
    const times = writes.filter(({ issueId }) => issueId === control.issue(key).id).map(({ at }) => at.getTime());
    expect(busiest(times, 2_000)).toBeLessThanOrEqual(20);
  }
});

/** The most that happened within so many milliseconds. */
function busiest(times: readonly number[], withinMs: number): number {
  let most = 0;
  let from = 0;
  for (const [i, time] of times.entries()) {
    while (times[from]! <= time - withinMs) from++;
    most = Math.max(most, i - from + 1);
  }
  return most;
}
