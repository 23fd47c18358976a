import type { JiraSiteState } from '@desk/protocol/report';
import { expect, test } from 'vitest';
import { agentLoad, departments, figures } from '../figures/figures.fixture.ts';
import { needsYou } from './need.ts';

const now = Date.parse('2026-05-13T08:12:52.000Z');

test('a queue over its target needs somebody only when nobody is free', () => {
  const free = agentLoad('Wen Li', 1, 5);
  const full = agentLoad('Wen Li', 5, 5);
  expect(needsYou(figures({ agents: [free] }), now, true).map((need) => need.id)).not.toContain(`queue-${departments[0]!.id}`);
  const [first] = needsYou(figures({ agents: [full] }), now, true);
  expect(first).toMatchObject({ who: 'Broadband', text: 'is full, 3 waiting for up to 3:12' });
});

test('[C15] a place that is kept for an offer is no free one: the queue needs somebody', () => {
  const needs = (kept: number) => needsYou(figures({ agents: [agentLoad('Wen Li', 4, 5, { kept })] }), now, true).map(({ text }) => text);
  expect(needs(0)).not.toContain('is full, 3 waiting for up to 3:12');
  expect(needs(1)).toContain('is full, 3 waiting for up to 3:12');
});

test('the way to a queue leads to its own chats, also where they are of no department', () => {
  const all = figures({ agents: [] });
  const act = (department: (typeof departments)[0] | null) =>
    needsYou({ ...all, queues: [{ ...all.queues[0]!, department }] }, now, true)[0]!.act;
  expect(act(departments[0]!)).toEqual({ label: 'Open', href: `/supervise/live?department=${departments[0]!.id}` });
  expect(act(null)).toEqual({ label: 'Open', href: '/supervise/live?department=none' });
});

test('whoever has waited longest in a full queue can be given to somebody on the row', () => {
  const all = figures({ agents: [agentLoad('Wen Li', 5, 5)] });
  const next = { chatId: 'chat_1' as never, customer: 'Dmitri V.' };
  const [first] = needsYou({ ...all, queues: [{ ...all.queues[0]!, next }] }, now, true);
  expect(first).toMatchObject({
    who: 'Dmitri V.',
    text: 'queued 3:12, Broadband is full',
    act: { label: 'Assign', assign: next },
  });
});

test('a queue that nobody is there for is not full', () => {
  const all = figures({ agents: [] });
  const next = { chatId: 'chat_1' as never, customer: 'Kai Keys' };
  const text = (agents: typeof all.agents, changes: Partial<(typeof all.queues)[0]>) =>
    needsYou({ ...all, agents, queues: [{ ...all.queues[0]!, ...changes }] }, now, true)[0]!.text;
  expect(text([], {})).toBe('has nobody available, 3 waiting for up to 3:12');
  expect(text([agentLoad('Wen Li', 0, 5, { available: false })], { next })).toBe('queued 3:12, nobody is available for Broadband');
  expect(text([], { next, department: null })).toBe('queued 3:12, nobody is available');
  expect(text([agentLoad('Wen Li', 5, 5, { online: false })], { next })).toBe('queued 3:12, nobody is connected for Broadband');
});

test('[V6] a customer who asks for a supervisor stands above a site that is down, a desk that is gone and an agent over their limit', () => {
  const since = '2026-05-13T08:00:00.000Z';
  const agents = [
    agentLoad('Tomás Over', 6, 5),
    agentLoad('Noor Haddad', 3, 5, { available: false, online: false, disconnectedAt: since, owesReplySince: since }),
  ];
  const asked = [{ chatId: 'chat_1' as never, customer: 'Ada M.', agent: null, department: null, reason: null, at: since }];
  const site = { id: 'jira_1' as never, baseUrl: 'https://acme.atlassian.net', state: 'held' as const };
  const sites = [{ ...site, lastOkAt: null, tokenExpiresAt: null, pending: 0 }];
  const all = figures({ agents, asked });
  const needs = needsYou({ ...all, jira: { ...all.jira, sites, rows: [] } }, now, true);
  expect(needs.map((need) => need.id.split('-')[0])).toEqual(['queue', 'asked', 'site', 'gone', 'load']);
});

test('needs stand in the order of what waiting costs', () => {
  const late = '2026-05-13T08:00:00.000Z';
  const agents = ['A', 'B', 'C'].flatMap((name) => [
    agentLoad(`${name} Over`, 6, 5),
    agentLoad(`${name} Late`, 5, 5, { owesReplySince: late }),
  ]);
  const chat = { chatId: 'chat_1' as never, customer: 'Ada M.', agent: null, department: null, reason: null };
  const asked = [late, '2026-05-13T08:12:00.000Z'].map((at) => ({ ...chat, at }));
  const needs = needsYou(figures({ agents, asked }), now, true);
  const order = ['queue', 'asked', 'asked', 'load', 'load', 'load', 'owes', 'owes', 'owes', 'link'];
  expect(needs.map((need) => need.id.split('-')[0])).toEqual(order);
  expect(needs[1]).toMatchObject({ who: 'Ada M.', text: 'asks for a supervisor, 12:52', more: 'nobody has the chat' });
});

test('[C18] a transfer that nobody answers is for a supervisor once it has waited long enough, after who asks for one', () => {
  const person = (name: string) => ({ id: `usr_${name}` as never, name });
  const offer = (customer: string, unansweredAt: string) => ({
    chatId: `chat_${customer}` as never,
    customer,
    from: person('Noor Haddad'),
    to: { kind: 'agent', ...person('Mikkel Dahl') } as never,
    department: null,
    offeredAt: '2026-05-13T07:57:30.000Z',
    expiresAt: '2026-05-13T08:17:30.000Z',
    unansweredAt,
  });
  const offers = [offer('Ada M.', '2026-05-13T08:12:30.000Z'), offer('Bashir K.', '2026-05-13T08:13:30.000Z')];
  const asked = [
    { chatId: 'chat_1' as never, customer: 'Hana S.', agent: null, department: null, reason: null, at: '2026-05-13T08:00:00.000Z' },
  ];
  const all = figures({ queues: [], agents: [agentLoad('Amal Over', 7, 5)], asked, offers });
  const needs = needsYou({ ...all, jira: { ...all.jira, rows: [] } }, now, true);
  expect(needs.map(({ who, text, more = '' }) => `${who} ${text}, ${more}`)).toEqual([
    'Hana S. asks for a supervisor, 12:52, nobody has the chat',
    'Ada M. waits for an answer to a transfer, 15:22, Noor offers it to Mikkel',
    'Amal has 7 chats, the limit is 5, ',
  ]);
});

test('[V5] customers who wait for somebody whose desk is gone are told once, before what is merely late', () => {
  const since = '2026-05-13T08:00:00.000Z';
  const gone = { available: false, online: false, disconnectedAt: since };
  const agents = [
    agentLoad('Lea Late', 1, 5, { owesReplySince: since }),
    agentLoad('Noor Haddad', 3, 5, { ...gone, owesReplySince: since }),
    agentLoad('Al Answered', 2, 5, gone),
    // Back after more than an hour: there, and not switched on.
    agentLoad('Mia Back', 1, 5, { ...gone, online: true, owesReplySince: '2026-05-13T08:01:00.000Z' }),
  ];
  const needs = needsYou({ ...figures({ queues: [], agents }), jira: { ...figures().jira, rows: [] } }, now, true);
  expect(needs.map(({ who, text }) => `${who} ${text}`)).toEqual([
    'Noor’s desk is not connected, 3 chats',
    'Lea owes a reply for 12:52',
    'Mia owes a reply for 11:52',
  ]);
  expect(needs[0]!.act).toEqual({ label: 'See chats', href: `/supervise/live?agent=${agents[1]!.id}` });
});

test('a JIRA link that needs a person offers to try again', () => {
  const all = figures({ queues: [], agents: [] });
  const broken = all.jira.rows[0]!;
  expect(needsYou(all, now, true)).toEqual([
    expect.objectContaining({
      who: 'PAY-3307',
      text: 'is not linked. No access',
      act: { label: 'Retry', retry: { id: broken.id, state: broken.state } },
    }),
  ]);
});

test('a JIRA site that refuses the sign-in, has been down for long, or whose token ends soon needs somebody, before its links do', () => {
  const all = figures({ queues: [], agents: [] });
  const site = {
    id: 'jira_1' as never,
    baseUrl: 'https://acme.atlassian.net',
    state: 'answering' as const,
    lastOkAt: null,
    tokenExpiresAt: null,
    pending: 0,
  };
  const needs = (changes: Partial<JiraSiteState>) =>
    needsYou({ ...all, jira: { ...all.jira, sites: [{ ...site, ...changes }] } }, now, true).map(({ who, text, act }) =>
      [who, text, act.label].join(' '),
    );
  const before = (minutes: number) => new Date(now - minutes * 60_000).toISOString();
  const first = (changes: Partial<JiraSiteState>) => needs(changes).filter((words) => !words.startsWith('PAY-3307'))[0];
  expect(first({})).toBeUndefined();
  expect(needs({ state: 'held', pending: 4 })).toEqual([
    'acme.atlassian.net refuses the sign-in, 4 links wait Renew token',
    'PAY-3307 is not linked. No access Retry',
  ]);
  expect(first({ state: 'parked', lastOkAt: before(9) })).toBeUndefined();
  expect(first({ state: 'parked', lastOkAt: before(11), pending: 1 })).toBe(
    'acme.atlassian.net has not answered for 11 minutes, 1 link waits See health',
  );
  expect(first({ state: 'parked', lastOkAt: before(60 * 24 * 3) })).toBe('acme.atlassian.net has not answered for 3 days See health');
  expect(first({ tokenExpiresAt: before(-60 * 24 * 31) })).toBeUndefined();
  expect(needs({ tokenExpiresAt: before(-60 * 24 * 30) })).toEqual([
    'PAY-3307 is not linked. No access Retry',
    'acme.atlassian.net has a token that ends in 30 days Renew token',
  ]);
  expect(first({ tokenExpiresAt: before(-60 * 24 * 7) })).toBe('acme.atlassian.net has a token that ends in 7 days Renew token');
  expect(first({ tokenExpiresAt: before(-60) })).toBe('acme.atlassian.net has a token that ends tomorrow Renew token');
  const busy = figures({ agents: ['A', 'B', 'C', 'D'].map((name) => agentLoad(`${name} Over`, 6, 5)) });
  const order = needsYou({ ...busy, jira: { ...busy.jira, sites: [{ ...site, state: 'held' }] } }, now, true).map(
    (need) => need.id.split('-')[0],
  );
  expect(order.slice(0, 6)).toEqual(['queue', 'site', 'load', 'load', 'load', 'load']);
  const tones = [2, 1].map(
    (days) =>
      needsYou({ ...all, jira: { ...all.jira, sites: [{ ...site, tokenExpiresAt: before(-60 * 24 * days) }] } }, now, true)[0]!.tone,
  );
  expect(tones).toEqual(['warning', 'negative']);
  expect(first({ tokenExpiresAt: before(1) })).toBe('acme.atlassian.net has a token that has ended Renew token');
});

test('only an admin is asked to renew a token; a supervisor is told whom to ask', () => {
  const all = figures({ queues: [], agents: [] });
  const site = { id: 'jira_1' as never, baseUrl: 'https://acme.atlassian.net', lastOkAt: null, pending: 2 };
  const asked = (changes: Pick<JiraSiteState, 'state' | 'tokenExpiresAt'>, isAdmin: boolean) => {
    const [need] = needsYou({ ...all, jira: { ...all.jira, rows: [], sites: [{ ...site, ...changes }] } }, now, isAdmin);
    return `${need!.text}, ${need!.act.label}`;
  };
  const held = { state: 'held', tokenExpiresAt: null } as const;
  expect([true, false].map((isAdmin) => asked(held, isAdmin))).toEqual([
    'refuses the sign-in, 2 links wait, Renew token',
    'refuses the sign-in, 2 links wait: ask an admin, See health',
  ]);
  const ends = { state: 'answering', tokenExpiresAt: '2026-05-25T08:00:00.000Z' } as const;
  expect(asked(ends, false)).toBe('has a token that ends in 12 days: ask an admin, See health');
});

test('[J8] a link that JIRA did not let go needs a person, and the same button tries to take it off again', () => {
  const all = figures({ queues: [], agents: [] });
  const stuck = { ...all.jira.rows[0]!, state: 'unlinked' as const, reason: 'JIRA still shows it. Our JIRA user may not link issues.' };
  const off = { ...stuck, id: 'ref_off' as typeof stuck.id, reason: null };
  expect(needsYou({ ...all, jira: { ...all.jira, rows: [off, stuck] } }, now, true)).toEqual([
    expect.objectContaining({
      text: `was taken off. ${stuck.reason}`,
      act: { label: 'Retry', retry: { id: stuck.id, state: 'unlinked' } },
    }),
  ]);
});

test('[J14] an issue that is done, and whose agent tells nobody, is for a supervisor, before links that need a person', () => {
  const all = figures({ queues: [], agents: [] });
  const left = {
    chatId: 'chat_1' as never,
    chatNumber: 48_001,
    customer: { id: 'cus_1' as never, name: 'Ada Moreno' },
    replyIn: { id: 'chat_2' as never, status: 'closed' as const },
    key: 'NET-1',
    summary: 'No signal',
    url: 'https://jira.example/browse/NET-1',
    at: '2026-05-12T08:00:00.000Z',
    toldTo: 'Noor Haddad',
  };
  const needs = needsYou({ ...all, jira: { ...all.jira, done: [left] } }, now, true);
  expect(needs.map(({ who, text }) => `${who} ${text}`)).toEqual([
    'NET-1 is done, and Noor Haddad has not told Ada Moreno',
    'PAY-3307 is not linked. No access',
  ]);
  expect(needs[0]!.act).toEqual({ label: 'Reply', href: '/desk/closed/chat_2?write', seen: 'chat_1' });
});
