import type { Chat } from '@desk/protocol/chat';
import type { ClosureRow, Sentiment } from '@desk/protocol/closure';
import type { ExportView } from '@desk/protocol/export';
import type { AgentReport, CustomerReport, MatchingReport, QualityReport, ReplyTimeReport } from '@desk/protocol/row-report';
import { sql } from 'kysely';
import { expect } from 'vitest';
import { testApart as test } from '../desk.ts';
import { closeForm, createBusiness } from '../people.ts';
import { until } from '../until.ts';
import { insertClosed } from './closed-chats.ts';

const range = () => `from=${new Date(Date.now() - 3_600_000).toISOString()}&to=${new Date(Date.now() + 3_600_000).toISOString()}`;

test('[F5] every figure of a report that reads rows is what the list of closures shows behind it', async ({ desk }) => {
  const business = await createBusiness(desk, { tags: ['A', 'B', 'C'], maxTags: 3 });
  const agent = await business.person('agent');
  const supervisor = await business.person('supervisor');
  const { A, B, C } = business.tags as Record<'A' | 'B' | 'C', string>;
  const forms: { sentiment: Sentiment | null; tagIds: string[]; proposed?: { tagIds: string[]; sentiment: Sentiment | null } }[] = [
    { sentiment: 'positive', tagIds: [A, B], proposed: { tagIds: [A], sentiment: 'positive' } },
    { sentiment: 'negative', tagIds: [A], proposed: { tagIds: [C], sentiment: 'positive' } },
    { sentiment: 'negative', tagIds: [A, C] },
    { sentiment: null, tagIds: [] },
  ];
  const chats: string[] = [];
  for (const form of forms) {
    const { chat } = await business.liveChat(agent);
    chats.push(chat.id);
    await agent.post(`/api/chats/${chat.id}/close`, closeForm(chat, { sentiment: form.sentiment, tagIds: form.tagIds as never }));
    await sql`update closures set proposed = ${form.proposed ? JSON.stringify(form.proposed) : null}::text::jsonb where chat_id = ${chat.id}`.execute(
      desk.db,
    );
  }
  const report = <T>(name: string, filter = '') => supervisor.get<T>(`/api/reports/${name}?${range()}${filter}`);
  const listed = async (filter: string) =>
    (await supervisor.get<{ items: ClosureRow[] }>(`/api/closures?${range()}${filter}`)).items.length;

  const agents = await report<AgentReport>('agents');
  expect(agents.rows).toMatchObject([{ agent: { id: agent.id }, closures: 4, positive: 1, negative: 2, notSet: 1, tagged: 3, jira: 0 }]);
  expect(await listed(`&agent=${agent.id}`)).toBe(4);

  const customers = await report<CustomerReport>('customers');
  expect(customers).toMatchObject({
    closures: 4,
    attended: 0,
    customers: 4,
    returning: 0,
    channels: [{ channel: 'web', closures: 4, negative: 2 }],
  });
  expect([await listed('&channel=web'), await listed('&channel=email'), await listed('&attended=no')]).toEqual([4, 0, 4]);

  // One customer's second chat makes both of theirs chats of a returning one.
  await sql`update chats set customer_id = (select customer_id from chats where id = ${chats[0]}) where id = ${chats[3]}`.execute(desk.db);
  expect(await report<CustomerReport>('customers')).toMatchObject({ closures: 4, customers: 3, returning: 1 });
  expect([await listed('&returning=yes'), await listed('&returning=yes&sentiment=positive')]).toEqual([2, 0]);
  const between = Object.fromEntries(new URLSearchParams(range()));
  const filter = { ...between, returning: 'yes' };
  const asked = await supervisor.post<ExportView>('/api/exports', { kind: 'closures', format: 'jsonl', filter });
  const file = await fetch(supervisor.url + asked.href, { headers: supervisor.headers });
  expect([asked.rowsTotal, (await file.text()).trim().split('\n').length]).toEqual([2, 2]);
  const openEnd = await supervisor.send<{ errors: { path: string }[] }>('GET', '/api/closures?returning=yes&from=2026-01-01T00:00:00Z');
  expect([openEnd.status, openEnd.body.errors.map(({ path }) => path)]).toEqual([422, ['to']]);

  const quality = await report<QualityReport>('quality');
  expect(quality.sentiment).toEqual({ accepted: 1, changed: 1, chosen: 1, 'not-set': 1 });
  expect(quality.tag).toEqual({ accepted: 1, changed: 1, chosen: 1, 'not-set': 1 });
  for (const by of ['accepted', 'changed', 'chosen', 'not-set'])
    expect([await listed(`&sentimentBy=${by}`), await listed(`&tagBy=${by}`)]).toEqual([1, 1]);
  expect([await listed('&sentimentBy=set'), await listed('&tagBy=set')]).toEqual([3, 3]);

  const algebra: [string, number][] = [
    [`&anyTag=${B},${C}`, 2],
    [`&allTags=${A},${B}`, 1],
    [`&allTags=${A},${A}`, 3],
    [`&noTag=${A}`, 1],
    [`&anyTag=${A}&noTag=${C}`, 2],
    [`&allTags=${A}&noTag=${B},${C}`, 1],
  ];
  for (const [filter, closures] of algebra) {
    expect((await report<MatchingReport>('matching', filter)).closures, filter).toBe(closures);
    expect(await listed(filter), filter).toBe(closures);
  }
  expect(await report<MatchingReport>('matching', `&allTags=${A}`)).toMatchObject({
    negative: 2,
    tags: [{ tag: { name: 'A' }, closures: 3 }, { tag: { name: 'B' } }, { tag: { name: 'C' } }],
  });
  expect(await supervisor.send('GET', `/api/reports/matching?${range()}&anyTag=nonsense`)).toMatchObject({
    status: 422,
    body: { errors: [{ path: 'anyTag' }] },
  });
  expect((await agent.send('GET', `/api/reports/agents?${range()}`)).status).toBe(403);
});

test('[F5] [fault D06] the segments of a chat add up to its time from opening to close, whatever it went through', async ({ desk }) => {
  const business = await createBusiness(desk, { undoSeconds: 60 });
  const agent = await business.person('agent', { available: false });
  const supervisor = await business.person('supervisor');
  const customer = await business.customer();
  const { chat: opened } = await customer.say('Hello?');
  await agent.put('/api/me/availability', { available: true });
  const live = await until(async () => {
    const { chat } = await agent.get<{ chat: Chat }>(`/api/chats/${opened.id}`);
    return chat.status === 'live' && chat;
  });
  const at = `/api/chats/${live.id}`;
  await agent.post(`${at}/messages`, { text: 'Good morning', clientId: crypto.randomUUID() });
  await agent.post(`${at}/pending`);
  await customer.say('Are you there?');
  const close = async () => {
    const { chat } = await agent.get<{ chat: Chat }>(at);
    await agent.post(`${at}/close`, closeForm(chat));
  };
  await close();
  await agent.post(`${at}/undo-close`);
  await close();
  await desk.worker.stop();
  // Time passes by moving what stands in the journal: a minute in the queue, two for the agent, three pending, four for the agent again.
  const minutes: Record<string, number> = {
    'chat.opened': 0,
    'chat.assigned': 1,
    'message.posted': 3,
    'chat.set-pending': 3,
    'chat.resumed': 6,
  };
  const begun = new Date('2026-05-04T10:00:00.123Z');
  const { rows: events } = await sql<{
    seq: number;
    type: string;
    version: number;
  }>`select seq, type, version from events where chat_id = ${live.id} order by version`.execute(desk.db);
  let minute = 0;
  for (const { seq, type, version } of events) {
    minute =
      type === 'message.posted' && version > 4
        ? Math.max(minute, 6)
        : Math.max(minute, minutes[type] ?? (type === 'chat.closed' || type === 'chat.close-undone' ? 10 : minute));
    await sql`update events set at = ${new Date(begun.getTime() + minute * 60_000)} where seq = ${seq}`.execute(desk.db);
  }
  const end = new Date(begun.getTime() + 600_000);
  await sql`update chats set opened_at = ${begun}, first_reply_at = ${new Date(begun.getTime() + 180_000)} where id = ${live.id}`.execute(
    desk.db,
  );
  await sql`delete from closure_times where workspace_id = ${business.workspaceId}`.execute(desk.db);
  await sql`update closures set closed_at = ${end}, is_dirty = true where chat_id = ${live.id} and undone_at is null`.execute(desk.db);
  await desk.worker.start();
  const query = 'from=2026-05-04T00:00:00Z&to=2026-05-05T00:00:00Z';
  const times = await until(async () => {
    const report = await supervisor.get<ReplyTimeReport>(`/api/reports/reply-times?${query}`);
    return report.timed === 1 && report;
  });
  const seconds = Object.fromEntries(times.segments.map(({ segment, seconds }) => [segment, seconds]));
  expect(times.totalSeconds).toBe(600);
  expect(seconds.queue! + seconds.agent! + seconds.customer! + seconds.pending!).toBe(600);
  expect(seconds).toEqual({ queue: 60, agent: 360, customer: 0, pending: 180 });
  expect(times.firstReply).toEqual({ measured: 1, median: 180, p90: 180, inTarget: 0 });
  expect(times.bins.filter(({ closures }) => closures > 0)).toEqual([{ fromSeconds: 120, toSeconds: 300, closures: 1 }]);
  for (const [seconds, chats] of [
    [179, 0],
    [180, 1],
  ])
    expect((await supervisor.get<{ items: ClosureRow[] }>(`/api/closures?${query}&repliedWithin=${seconds}`)).items).toHaveLength(chats!);
  const listed = await supervisor.get<{ items: ClosureRow[] }>(`/api/closures?${query}&repliedFrom=120&repliedTo=300`);
  expect(listed.items).toHaveLength(1);
  for (const { segment, seconds } of times.segments)
    expect((await supervisor.get<{ items: ClosureRow[] }>(`/api/closures?${query}&spent=${segment}`)).items, segment).toHaveLength(
      seconds > 0 ? 1 : 0,
    );
});

test('[X3] times, status, undone closes and answers are as of the moment an export was asked for; who has a chat is as of its writing', async ({
  desk,
}) => {
  const { db } = desk;
  const business = await createBusiness(desk);
  const supervisor = await business.person('supervisor');
  const agent = await business.person('agent', { name: 'Noor', available: false });
  const from = new Date(Date.now() - 60_000);
  // Taken back later, and closed then; closed later; assigned later; live, then pending; a ticket; a ticket only later.
  const ids = await insertClosed(
    db,
    business,
    Array.from({ length: 6 }, (_, i) => ({ at: new Date(from.getTime() + i), agentId: agent.id })),
  );
  await sql`update chats set assigned_at = opened_at, first_reply_at = opened_at where workspace_id = ${business.workspaceId}`.execute(db);
  await sql`insert into surveys (id, workspace_id, chat_id, closure_id, customer_id, closed_at, sent_at, questions)
    select 'svy_' || c.id, c.workspace_id, c.id, c.closure_id, c.customer_id, opened_at, opened_at, '[{"kind":"csat"}]' from chats c where c.closure_id = ${ids[0]}`.execute(
    db,
  );
  const filter = { from: from.toISOString(), to: '2100-01-01T00:00:00Z' };
  const ask = (kind: string, more = {}) =>
    supervisor.post<ExportView>('/api/exports', { kind, format: 'jsonl', filter: { ...filter, ...more } });
  const asked = [await ask('chats'), await ask('closures', { undone: 'include' }), await ask('closures', { csat: 'asked' })];
  const later = new Date(Date.parse(asked.at(-1)!.at) + 1);
  const open = (i: number, status: string, rest = sql``) =>
    sql`update chats set closure_id = null, status = ${status} ${rest} where closure_id = ${ids[i]}`.execute(db);
  await sql`update surveys set csat = 5, answered_at = ${later} where closure_id = ${ids[0]}`.execute(db);
  await sql`update closures set undone_at = ${later} where id = ${ids[0]}`.execute(db);
  await sql`update closures set closed_at = ${later} where id = ${ids[1]}`.execute(db);
  await sql`delete from closures where id in (${sql.join(ids.slice(2))})`.execute(db);
  await open(0, 'live');
  await open(2, 'live', sql`, assigned_at = ${later}, first_reply_at = ${later}`);
  await open(3, 'pending');
  await open(4, 'ticketed', sql`, ticketed_at = opened_at`);
  await open(5, 'ticketed', sql`, ticketed_at = ${later}`);
  const read = async (view: ExportView) =>
    (await (await fetch(desk.url + view.href, { headers: supervisor.headers })).text())
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
  const at = (i: number) => new Date(from.getTime() + i).toISOString();
  const chats = (await read(asked[0]!)).reverse();
  expect(
    chats.map(({ status, agent: who, assignedAt, firstReplyAt, closedAt }) => [status, who, assignedAt, firstReplyAt, closedAt]),
  ).toEqual([
    ['closed', 'Noor', at(0), at(0), at(0)],
    ['open', 'Noor', at(1), at(1), null],
    ['open', 'Noor', null, null, null],
    ['pending', 'Noor', at(3), at(3), null],
    ['ticketed', 'Noor', at(4), at(4), null],
    ['open', 'Noor', at(5), at(5), null],
  ]);
  const [closures, surveyed] = [await read(asked[1]!), await read(asked[2]!)];
  expect(closures.filter(({ closedAt }) => closedAt === at(0))).toEqual([expect.objectContaining({ undoneAt: null, csat: null })]);
  expect(surveyed).toEqual([expect.objectContaining({ closedAt: at(0), csat: null })]);
  // Asked for now, it is known.
  expect(await read(await ask('closures', { undone: 'include', csat: '5' }))).toEqual([
    expect.objectContaining({ undoneAt: later.toISOString(), csat: 5 }),
  ]);
});
