import { claimDueReferences } from '@desk/core/references/due';
import { unavailable } from '@desk/jira-double/fault-answers';
import type { Chat } from '@desk/protocol/chat';
import type { ClosureReference } from '@desk/protocol/closure';
import type { JiraConnectionView } from '@desk/protocol/jira';
import type { Figures, JiraLinkRow } from '@desk/protocol/report';
import { sql } from 'kysely';
import { expect } from 'vitest';
import { type Desk, testApart as test } from '../desk.ts';
import { listen } from '../listener.ts';
import { type Business, closeForm, createBusiness, type Person } from '../people.ts';
import { until } from '../until.ts';
import { seedIssues } from './connect.ts';

const HELD = 'JIRA still shows it: its sign-in is refused. An admin must renew the token.';

async function closeWith(business: Business, agent: Person, references: string[]): Promise<Chat> {
  const { chat } = await business.liveChat(agent);
  return agent.post<Chat>(`/api/chats/${chat.id}/close`, closeForm(chat, { references }));
}

const reread = async (agent: Person, chat: Pick<Chat, 'id'>): Promise<ClosureReference[]> =>
  (await agent.get<{ chat: Chat }>(`/api/chats/${chat.id}`)).chat.closure!.references;

const linked = (agent: Person, chat: Chat) => until(async () => (await reread(agent, chat)).every(({ state }) => state === 'linked'));

/** Nothing of this chat waits for the worker any more. */
const settled = (desk: Desk, chat: Pick<Chat, 'id'>) =>
  until(async () => {
    const { rows } = await sql`select from chat_references where chat_id = ${chat.id} and due_at is not null`.execute(desk.db);
    return rows.length === 0;
  });

test('[J8] a link is taken off by hand, in JIRA too, told live, and can be put back', async ({ desk }) => {
  const [key] = seedIssues(desk, 'OFF', 1) as [string];
  const { control } = desk.jira;
  const business = await createBusiness(desk, { jira: true });
  const [agent, colleague] = [await business.person('agent'), await business.person('agent', { available: false })];
  const line = await listen(agent, ['chats', 'issues']);
  const chat = await closeWith(business, agent, [key]);
  await linked(agent, chat);
  const { id } = chat.closure!.references[0]!;
  await expect(colleague.send('DELETE', `/api/references/${id}`)).resolves.toMatchObject({ status: 403, body: { code: 'not-yours' } });
  control.faults.push({ match: { method: 'DELETE' }, answer: unavailable(503) });
  const answer = await agent.send<Chat>('DELETE', `/api/references/${id}`);
  // Off for the team at once; in JIRA it is on its way until JIRA says so.
  expect(answer.body.closure!.references[0]).toMatchObject({ state: 'unlinked', key, reason: null, isLeaving: true });
  const told = () => line.events.flatMap((event) => event.chat?.closure?.references ?? []).filter(({ state }) => state === 'unlinked');
  await until(() => told().length > 0);
  await until(() => control.journal.of('DELETE').length === 1);
  expect(await reread(agent, chat)).toMatchObject([{ state: 'unlinked', isLeaving: true }]);
  expect(control.remoteLinks(key)).toHaveLength(1);
  await until(() => control.remoteLinks(key).length === 0);
  expect((await agent.send('DELETE', `/api/references/${id}`)).status).toBe(200);
  await settled(desk, chat);
  await until(() => told().at(-1)?.isLeaving === undefined);
  expect((await reread(agent, chat))[0]).not.toHaveProperty('isLeaving');
  expect(told().map(({ isLeaving }) => isLeaving)).toEqual([true, undefined]);
  expect(control.journal.of('DELETE').filter(({ status }) => status === 204)).toHaveLength(1);

  await agent.post(`/api/references/${id}/retry`);
  await linked(agent, chat);
  expect(control.remoteLinks(key)).toHaveLength(1);
  // Made, taken off, made again: each time chips with this issue count anew how many other chats have it. [J12]
  const counted = () => line.events.flatMap((event) => (event.type === 'jira.links-changed' ? [event.data.issueId] : []));
  await until(() => counted().length >= 3);
  expect(counted()).toEqual(Array(3).fill(control.issue(key).id));
});

test('[J10] of links that are due, those to be made leave before those to be taken off, and of each the newest first', async ({ desk }) => {
  const keys = seedIssues(desk, 'TURN', 3);
  const business = await createBusiness(desk, { jira: true });
  const agent = await business.person('agent');
  const chats: Chat[] = [];
  for (const key of keys) chats.push(await closeWith(business, agent, [key]));
  await Promise.all(chats.map((chat) => linked(agent, chat)));
  await desk.worker.stop();
  const [first, second, third] = chats.map((chat) => String(chat.closure!.references[0]!.id)) as [string, string, string];
  await sql`update chat_references set state = case when id = ${third} then 'unlinked' else 'pending' end, due_at = now()
    where workspace_id = ${business.workspaceId}`.execute(desk.db);
  const claimed: string[] = [];
  for (let i = 0; i < 3; i++) {
    await sql`update jira_connections set claim_at = now() where workspace_id = ${business.workspaceId}`.execute(desk.db);
    claimed.push(...(await claimDueReferences(desk.db, 1)).map(({ id, job }) => `${job} ${id}`));
  }
  expect(claimed).toEqual([`link ${second}`, `link ${first}`, `unlink ${third}`]);
  await desk.worker.start();
});

test('[J8] a link that JIRA does not let go needs a person: on the chip, in the list, on the wall, and is tried again by hand', async ({
  desk,
}) => {
  const [key, other] = seedIssues(desk, 'KEEP', 2) as [string, string];
  const { control } = desk.jira;
  const business = await createBusiness(desk, { jira: true });
  const [agent, supervisor] = [await business.person('agent'), await business.person('supervisor')];
  const [chat, undone] = [await closeWith(business, agent, [key]), await closeWith(business, agent, [other])];
  await Promise.all([linked(agent, chat), linked(agent, undone)]);
  const line = await listen(agent, ['chats']);
  const { id } = chat.closure!.references[0]!;
  control.setPermissions('KEEP', { link: false });
  await agent.send('DELETE', `/api/references/${id}`);
  const reason =
    'JIRA still shows it. Our JIRA user may not link issues in this project. JIRA says: “You do not have the permission to link issues in this project.”';
  await until(() => line.events.some((event) => event.chat?.closure?.references[0]?.reason === reason));
  // The same of a close that was taken back, which no chat shows any more.
  await sql`update closures set undo_until = now() + interval '1 minute' where chat_id = ${undone.id}`.execute(desk.db);
  await agent.post(`/api/chats/${undone.id}/undo-close`);
  const needy = async () =>
    (await supervisor.get<{ items: JiraLinkRow[] }>('/api/jira/links?state=needs-person')).items.map((row) => [
      row.key,
      row.state,
      row.reason,
    ]);
  await until(async () => (await needy()).length === 2);
  expect(await needy()).toEqual([
    [other, 'unlinked', reason],
    [key, 'unlinked', reason],
  ]);
  const { jira } = await supervisor.get<Figures>('/api/figures?window=today');
  const { items } = await supervisor.get<{ items: JiraConnectionView[] }>('/api/integrations/jira');
  expect([jira.needsAttention, items[0]!.needsAttention, control.remoteLinks(key).length]).toEqual([2, 2, 1]);

  const leftBehind = undone.closure!.references[0]!.id;
  await expect(agent.send('DELETE', `/api/references/${leftBehind}`)).resolves.toMatchObject({ status: 403, body: { code: 'not-yours' } });
  // A site whose sign-in is refused is asked nothing, so it goes on needing a person.
  const hold = (isHeld: boolean) =>
    sql`update jira_connections set held = ${isHeld} where workspace_id = ${business.workspaceId}`.execute(desk.db);
  await hold(true);
  await supervisor.send('DELETE', `/api/references/${leftBehind}`);
  expect((await needy())[0]).toEqual([other, 'unlinked', HELD]);
  await hold(false);
  control.setPermissions('KEEP', { link: true });
  expect((await supervisor.send('DELETE', `/api/references/${leftBehind}`)).status).toBe(200);
  await agent.send('DELETE', `/api/references/${id}`);
  await until(() => control.remoteLinks(key).length + control.remoteLinks(other).length === 0);
  await settled(desk, chat);
  expect([(await reread(agent, chat))[0], await needy()]).toMatchObject([{ state: 'unlinked', reason: null }, []]);

  // While the sign-in is refused nothing is even tried, and that is said at once.
  await agent.post(`/api/references/${id}/retry`);
  await linked(agent, chat);
  await hold(true);
  const held = await agent.send<Chat>('DELETE', `/api/references/${id}`);
  expect(held.body.closure!.references[0]!.reason).toBe(HELD);
  await hold(false);
  await until(async () => (await reread(agent, chat))[0]!.reason === null && control.remoteLinks(key).length === 0);
});

test('[J8] [JD-49] who takes a link off while it is being made has the last word, and again who puts it back', async ({ desk }) => {
  const [key] = seedIssues(desk, 'LAST', 1) as [string];
  const { control } = desk.jira;
  const business = await createBusiness(desk, { jira: true });
  const agent = await business.person('agent');
  control.faults.push({ match: { method: 'POST', issue: key }, answer: { kind: 'drip', everyMs: 15 } });
  const chat = await closeWith(business, agent, [key]);
  const { id } = chat.closure!.references[0]!;
  await until(() => control.remoteLinks(key).length === 1);
  await agent.send('DELETE', `/api/references/${id}`);
  await settled(desk, chat);
  expect([(await reread(agent, chat))[0]!.state, control.remoteLinks(key).length]).toEqual(['unlinked', 0]);

  await agent.post(`/api/references/${id}/retry`);
  await agent.send('DELETE', `/api/references/${id}`);
  await agent.post(`/api/references/${id}/retry`);
  await linked(agent, chat);
  await settled(desk, chat);
  expect(control.remoteLinks(key)).toHaveLength(1);
});

test('[J2] references of a chat that are one issue become one: by number, by a former key, in one form or added later', async ({
  desk,
}) => {
  const [key] = seedIssues(desk, 'PAIR', 1) as [string];
  const { control } = desk.jira;
  control.seedProject({ key: 'NEXT', name: 'Next' });
  const business = await createBusiness(desk, { jira: true });
  const agent = await business.person('agent');
  const moved = control.moveIssue(key, 'NEXT');
  const { id } = control.issue(moved);
  const [byKey, byNumber] = [`${desk.jira.url}/browse/${moved}`, `${desk.jira.url}/rest/api/3/issue/${id}`];
  const line = await listen(agent, ['chats']);
  const chat = await closeWith(business, agent, [key, byNumber, byKey]);
  expect(chat.closure!.references).toHaveLength(3);
  const one = () => until(async () => (await reread(agent, chat)).length === 1);
  await one();
  await linked(agent, chat);
  const [left] = await reread(agent, chat);
  expect([left!.key, control.remoteLinks(moved).length]).toEqual([moved, 1]);
  await until(() => line.events.findLast((event) => event.type === 'chat.amended')?.chat?.closure?.references.length === 1);

  // Known by now: named again by its number or its key it is the same at once, by its former key as soon as JIRA says so.
  const again = await agent.post<Chat>(`/api/chats/${chat.id}/wrap-up`, { references: [byNumber, byKey] });
  expect(again.closure!.references.map((reference) => reference.id)).toEqual([left!.id]);
  const fresh = await closeWith(business, agent, [byNumber, byKey]);
  expect(fresh.closure!.references).toMatchObject([{ text: `#${id}`, key: moved, summary: 'Issue 1', url: byKey }]);
  await agent.post<Chat>(`/api/chats/${chat.id}/wrap-up`, { references: [key] });
  await one();
  await agent.send('DELETE', `/api/references/${(await reread(agent, chat))[0]!.id}`);
  await settled(desk, chat);
  await linked(agent, fresh);
  expect(control.remoteLinks(moved)).toHaveLength(1);
});

test('[J2] a reference that becomes one with another, which had been given up, has that tried again', async ({ desk }) => {
  const [key] = seedIssues(desk, 'SHUT', 1) as [string];
  const { control } = desk.jira;
  control.seedProject({ key: 'OPEN', name: 'Open' });
  const moved = control.moveIssue(key, 'OPEN');
  const business = await createBusiness(desk, { jira: true });
  const agent = await business.person('agent');
  control.setPermissions('OPEN', { link: false });
  const chat = await closeWith(business, agent, [moved]);
  await until(async () => (await reread(agent, chat))[0]!.state === 'needs-attention');
  await settled(desk, chat);
  control.setPermissions('OPEN', { link: true });
  await agent.post<Chat>(`/api/chats/${chat.id}/wrap-up`, { references: [key] });
  await until(async () => (await reread(agent, chat)).length === 1);
  await linked(agent, chat);
  expect([(await reread(agent, chat))[0]!.id, control.remoteLinks(moved).length]).toEqual([chat.closure!.references[0]!.id, 1]);
});

test('[J8] [K8] an undone close takes off what has gone out, and a second close with the same issue keeps its own link', async ({
  desk,
}) => {
  const [key] = seedIssues(desk, 'BACK', 1) as [string];
  const { control } = desk.jira;
  const business = await createBusiness(desk, { jira: true, undoSeconds: 60 });
  const agent = await business.person('agent');
  const windowEnds = async (chat: Pick<Chat, 'id'>, inSeconds: number) => {
    const end = sql`now() + make_interval(secs => ${inSeconds})`;
    await sql`update closures set undo_until = ${end} where chat_id = ${chat.id} and undone_at is null`.execute(desk.db);
    await sql`update chat_references set due_at = ${end} where chat_id = ${chat.id} and state = 'pending'`.execute(desk.db);
  };
  const chat = await closeWith(business, agent, [key]);
  await windowEnds(chat, 0);
  await linked(agent, chat);
  await windowEnds(chat, 60);
  const undone = await agent.post<Chat>(`/api/chats/${chat.id}/undo-close`);
  await until(() => control.remoteLinks(key).length === 0);
  await settled(desk, chat);

  await agent.post<Chat>(`/api/chats/${chat.id}/close`, closeForm(undone, { references: [key] }));
  await windowEnds(chat, 0);
  await linked(agent, chat);
  expect(control.remoteLinks(key)).toHaveLength(1);
});
