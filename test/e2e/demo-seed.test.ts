import { connect } from '@desk/core/db/connect';
import { foldClosures } from '@desk/core/reports/fold';
import { seedDemo } from '@desk/launch/seed';
import type { WorkspaceId } from '@desk/protocol/ids';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../setup/database.ts';

const OPTIONS = { jiraUrl: 'http://127.0.0.1:3001', secret: 'a secret of at least 32 characters', now: new Date('2026-05-17T10:12:52Z') };

let database: TestDatabase;
let sql: postgres.Sql;
let told: number;

beforeAll(async () => {
  database = await createTestDatabase();
  sql = postgres(database.url, { max: 2, onnotice: () => {} });
  told = await seedDemo(database.url, OPTIONS);
});
afterAll(async () => {
  await sql.end();
  await database.drop();
});

test('a second seed leaves the demo as it is', async () => {
  expect(told).toBeGreaterThan(1_500);
  expect(await seedDemo(database.url, OPTIONS)).toBe(0);
});

test('the journal tells each chat from its first message to where it stands', async () => {
  const odd = await sql`select c.number from chats c
    join lateral (select count(*) as events, max(version) as version from events e where e.chat_id = c.id) j on true
    join lateral (select e.chat from events e where e.chat_id = c.id order by version desc limit 1) last on true
    where j.events <> c.version or j.version <> c.version or last.chat ->> 'status' <> c.status or (last.chat ->> 'number')::int <> c.number`;
  expect(odd).toEqual([]);
});

test('nothing of the demo happens in the future, or before it begins', async () => {
  const [times] = await sql`select count(*) filter (where at > ${OPTIONS.now}) as future, count(*) filter (where at < opened_at) as early
    from events e join chats c on c.id = e.chat_id`;
  expect(times).toEqual({ future: '0', early: '0' });
});

test('one chat is on offer to Noor, and one of hers was declined', async () => {
  const offers = await sql`select f.email as from, t.email as to, x.outcome, x.expires_at > ${OPTIONS.now} as "isInTime", e.type
    from transfers x join users f on f.id = x.from_id join users t on t.id = x.to_agent_id join chats c on c.transfer_id = x.id
    join events e on e.chat_id = c.id and e.version = c.version where c.agent_id = x.from_id order by x.outcome nulls first`;
  expect(offers).toEqual([
    { from: 'mikkel@demo.test', to: 'noor@demo.test', outcome: null, isInTime: true, type: 'chat.transfer-offered' },
    { from: 'noor@demo.test', to: 'sam@demo.test', outcome: 'declined', isInTime: true, type: 'chat.transfer-declined' },
  ]);
});

test('tags are only given where they are offered', async () => {
  const strays =
    await sql`select t.name, cl.department_id from closure_tags ct join tags t on t.id = ct.tag_id join closures cl on cl.id = ct.closure_id
    where t.department_ids <> '{}' and not cl.department_id = any(t.department_ids)`;
  expect(strays).toEqual([]);
});

test('every tag is there, and every one is used', async () => {
  const tags =
    await sql`select t.name, count(ct.closure_id)::int as uses from tags t left join closure_tags ct on ct.tag_id = t.id group by t.name`;
  expect(tags).toHaveLength(29);
  expect(tags.filter(({ uses }) => uses === 0)).toEqual([]);
});

test('the desks are full, except the one that a newcomer signs in to, and one to which a chat can be offered', async () => {
  const free = await sql`select u.email from memberships m join users u on u.id = m.user_id
    where m.available and m.role = 'agent' and m.chat_limit > (select count(*) from chats c where c.agent_id = m.user_id and c.status = 'live')
    order by 1`;
  expect(free.map(({ email }) => email)).toEqual(['noor@demo.test', 'yuki@demo.test']);
});

test('about a third of the customers who were asked answered, each once a day at most, and happier where the chat ended well', async () => {
  const [asked] =
    await sql`select count(*)::int > 2000 as many, count(csat)::float / count(*) between 0.28 and 0.4 as third, count(csat_comment) > 100 as words,
      count(*) filter (where answered_at > ${OPTIONS.now} or answered_at > ended_at or (nps is not null and csat is null))::int as odd from surveys`;
  expect(asked).toEqual({ many: true, third: true, words: true, odd: 0 });
  const twice = await sql`select a.id from surveys a join surveys b on a.customer_id = b.customer_id and a.sent_at > b.sent_at
    where a.sent_at <= b.sent_at + interval '24 hours' or b.ended_at is null`;
  expect(twice).toEqual([]);
  const moods =
    await sql`select cl.sentiment, avg(s.csat)::float as csat, avg(s.nps)::float as nps from surveys s join closures cl on cl.id = s.closure_id
    where cl.sentiment in ('positive', 'neutral', 'negative') group by 1 order by 2 desc`;
  expect(moods.map(({ sentiment }) => sentiment)).toEqual(['positive', 'neutral', 'negative']);
  expect(moods[0]!.nps - moods[2]!.nps).toBeGreaterThan(2);
});

test('the reports count what is there', async () => {
  const { db, pool } = connect(database.url, { max: 1 });
  const [workspace] = await sql<{ id: WorkspaceId }[]>`select id from workspaces`;
  const folded = await foldClosures(db, workspace!.id);
  await pool.end();
  const [sums] =
    await sql`select (select count(*)::int from closures) as closures, (select sum(closures)::int from report_buckets) as counted`;
  expect(sums).toEqual({ closures: folded, counted: folded });
});

test('the same story is told at every run', async () => {
  const other = await createTestDatabase();
  const again = postgres(other.url, { max: 1, onnotice: () => {} });
  await seedDemo(other.url, OPTIONS);
  const digest = (each: postgres.Sql) =>
    each`select md5(string_agg(m.text, '|' order by c.number, m.version)) as digest from messages m join chats c on c.id = m.chat_id`;
  expect(await digest(again)).toEqual(await digest(sql));
  await again.end();
  await other.drop();
});
