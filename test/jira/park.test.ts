import { openConnection, recordJiraError } from '@desk/core/jira/health';
import { rateLimited, unavailable } from '@desk/jira-double/fault-answers';
import type { Chat } from '@desk/protocol/chat';
import { JiraFailure, type JiraFailureKind } from '@desk/worker/jira/failure';
import { siteFailureOf } from '@desk/worker/jira/site-failure';
import { sql } from 'kysely';
import { expect, onTestFinished } from 'vitest';
import { type Desk, SECRET, testApart as test } from '../desk.ts';
import { startDeskProcess } from '../desk-process.ts';
import { type Business, closeForm, createBusiness, type Person } from '../people.ts';
import { until } from '../until.ts';
import { connect, seedIssues, viewed } from './connect.ts';
import { sweeps } from './sweeps.ts';

const FOREVER = { times: Number.POSITIVE_INFINITY };

async function close(business: Business, agent: Person, references: string[]): Promise<Chat> {
  const { chat } = await business.liveChat(agent);
  return agent.post<Chat>(`/api/chats/${chat.id}/close`, closeForm(chat, { references }));
}

const site = (desk: Desk, id: string) =>
  desk.db
    .selectFrom('jira_connections')
    .selectAll()
    .where('id', '=', id as never)
    .executeTakeFirstOrThrow();

const untried = async (desk: Desk, business: Business) =>
  (
    await sql`select from chat_references where workspace_id = ${business.workspaceId} and state = 'pending' and attempts = 0`.execute(
      desk.db,
    )
  ).rows.length;

test('[J10] [JD-34] a site that is down is parked by all workers together, probed, and its links go on where they were, the newest first', {
  timeout: 90_000,
}, async ({ desk }) => {
  const keys = seedIssues(desk, 'PARK', 20);
  const { control } = desk.jira;
  onTestFinished(() => control.faults.clear());
  const business = await createBusiness(desk);
  const [agent, admin] = [await business.person('agent'), await business.person('admin')];
  const { id } = await connect(admin, desk);
  await until(async () => (await viewed(admin)).projects);
  control.faults.push({ match: {}, answer: unavailable(503), ...FOREVER });
  await close(business, agent, keys.slice(0, 10));
  await until(async () => (await site(desk, id)).parked_until);
  expect(await site(desk, id)).toMatchObject({ parks: 1, held: false });
  // What was under way at that moment comes to its end.
  const underWay = sql`select from chat_references where connection_id = ${id} and due_at > now() + interval '20 seconds'`;
  await until(async () => (await underWay.execute(desk.db)).rows.length === 0);

  // However slow the machine, the park lasts until the test says that it is over.
  await sql`update jira_connections set parked_until = now() + interval '1 hour' where id = ${id}`.execute(desk.db);
  const asked = control.journal.entries.length;
  await using _other = await startDeskProcess(desk, 'worker');
  await close(business, agent, keys.slice(10));
  await sweeps(desk, 2);
  expect(control.journal.entries).toHaveLength(asked);
  expect(await untried(desk, business)).toBeGreaterThanOrEqual(10);

  // The park is over and the site still down: one probe, and the next park is longer.
  const parkOver = () => sql`update jira_connections set parked_until = now() where id = ${id}`.execute(desk.db);
  await parkOver();
  await until(async () => (await site(desk, id)).parks === 2);
  expect(control.journal.entries.slice(asked).map(({ path }) => path)).toEqual(['/rest/api/3/serverInfo']);
  expect((await site(desk, id)).parked_until!.getTime()).toBeGreaterThan(Date.now() + 45_000);

  control.faults.clear();
  await parkOver();
  await until(async () => (await viewed(admin)).pending === 0, 50_000);
  expect(keys.map((key) => control.remoteLinks(key).length)).toEqual(keys.map(() => 1));
  expect(await site(desk, id)).toMatchObject({ parks: 0, parked_until: null, failures: 0 });
});

test('[J10] [JD-27] a quota keeps every call to the site back until the time that it names, and no attempt is lost', async ({ desk }) => {
  const keys = seedIssues(desk, 'QUOTA', 4);
  const { control } = desk.jira;
  const business = await createBusiness(desk);
  const [agent, admin] = [await business.person('agent'), await business.person('admin')];
  const { id } = await connect(admin, desk);
  await until(async () => (await viewed(admin)).projects);
  control.faults.push({ match: { path: keys[0]! }, answer: rateLimited('jira-quota-global-based', '1847') });
  await close(business, agent, [keys[0]!]);
  const { wait_until } = await until(async () => {
    const row = await site(desk, id);
    return row.wait_until !== null && row.wait_until.getTime() > Date.now() + 60_000 && row;
  });
  expect(wait_until!.getTime()).toBeGreaterThan(Date.now() + 1_800_000);
  expect(wait_until!.getTime()).toBeLessThan(Date.now() + 2_050_000);
  const asked = control.journal.entries.length;
  await close(business, agent, keys.slice(1));
  await sweeps(desk, 2);
  expect(control.journal.entries).toHaveLength(asked);
  expect(await untried(desk, business)).toBe(4);

  await sql`update jira_connections set wait_until = now() where id = ${id}`.execute(desk.db);
  await sql`update chat_references set due_at = now() where connection_id = ${id} and state = 'pending'`.execute(desk.db);
  await until(() => keys.every((key) => control.remoteLinks(key).length === 1));
});

test('[J10] three sign-in pages in a row park a site, five times other trouble, and mixed trouble counts like that', async ({ desk }) => {
  const admin = await (await createBusiness(desk)).person('admin');
  const { id } = await connect(admin, desk);
  await until(async () => (await viewed(admin)).projects);
  const connection = (await openConnection(desk.db, id, SECRET))!;
  /** After how many of these the site is parked. */
  const parkedAfter = async (...kinds: JiraFailureKind[]) => {
    const well = { parked_until: null, failures: 0, failing_since: null, last_error_kind: null };
    await desk.db.updateTable('jira_connections').set(well).where('id', '=', id).execute();
    for (const [i, kind] of kinds.entries()) {
      await recordJiraError(desk.db, connection, siteFailureOf(new JiraFailure(kind, 'No.')));
      if ((await site(desk, id)).parked_until) return i + 1;
    }
    return null;
  };
  expect(await parkedAfter(...Array<JiraFailureKind>(6).fill('not_json'))).toBe(3);
  expect(await parkedAfter(...Array<JiraFailureKind>(6).fill('server'))).toBe(5);
  expect(await parkedAfter('server', 'network', 'not_json', 'timeout', 'not_json', 'not_json')).toBe(5);
  expect(await parkedAfter(...Array<JiraFailureKind>(9).fill('forbidden'))).toBeNull();
});
