import type { Chat } from '@desk/protocol/chat';
import type { ClosureReference } from '@desk/protocol/closure';
import { sql } from 'kysely';
import { expect } from 'vitest';
import { type Desk, testApart as test } from '../desk.ts';
import { startDeskProcess } from '../desk-process.ts';
import { type Business, closeForm, createBusiness, type Person } from '../people.ts';
import { until } from '../until.ts';

/** Closes a new chat of this agent with these references. */
async function closeWith(business: Business, agent: Person, references: string[]): Promise<Chat> {
  const { chat } = await business.liveChat(agent);
  return agent.post<Chat>(`/api/chats/${chat.id}/close`, closeForm(chat, { references }));
}

const reread = async (agent: Person, chat: Chat): Promise<ClosureReference[]> =>
  (await agent.get<{ chat: Chat }>(`/api/chats/${chat.id}`)).chat.closure!.references;

/** Whatever a worker had claimed and not finished is due again. */
const dueAgain = (desk: Desk) =>
  sql`update chat_references set due_at = now() where due_at is not null and state in ('pending', 'needs-attention')`.execute(desk.db);

/** As if the minute had gone by after which a claim that nobody finished is due: the job that it becomes then has the id of another second. */
async function aMinuteLater(desk: Desk): Promise<void> {
  const second = () => Math.floor(Date.now() / 1_000);
  const claimed = second();
  await until(() => second() > claimed);
  await sql`delete from jira_turns`.execute(desk.db);
  await dueAgain(desk);
}

/** How often the journal tells of this chat's references. */
async function wordsOf(desk: Desk, { id }: Pick<Chat, 'id'>): Promise<number> {
  const { rows } = await sql`select from events where chat_id = ${id} and type = 'reference.changed'`.execute(desk.db);
  return rows.length;
}

function seed(desk: Desk, project: string, ...issues: string[]): void {
  desk.jira.control.seedProject({ key: project, name: project });
  for (const key of issues) desk.jira.control.seedIssue({ key, summary: `Issue ${key}` });
}

test('[J2] the link is made by the issue’s number under a constant globalId, and shows no customer', async ({ desk }) => {
  seed(desk, 'NUM', 'NUM-1');
  const business = await createBusiness(desk, { jira: true });
  const agent = await business.person('agent');
  const closed = await closeWith(business, agent, [`${desk.jira.url}/browse/num-1?focusedId=7`]);
  await until(async () => (await reread(agent, closed))[0]!.state === 'linked');
  const issue = desk.jira.control.issue('NUM-1');
  const [write] = desk.jira.control.journal.of('POST', new RegExp(`/issue/${issue.id}/remotelink$`));
  expect(write).toMatchObject({ status: 201, globalId: `system=${desk.url}&chat=${closed.id}` });
  const [link] = desk.jira.control.remoteLinks('NUM-1');
  expect(link!.object).toMatchObject({ url: `${desk.url}/supervise/closed/${closed.id}`, title: `Chat #${closed.number} · Mobile` });
  expect(JSON.stringify(link)).not.toContain('Ada');
  expect((await reread(agent, closed))[0]).toMatchObject({
    key: 'NUM-1',
    summary: 'Issue NUM-1',
    url: `${desk.jira.url}/browse/NUM-1`,
    reason: null,
  });
});

test('[J2] a key from before a move and the present one lead to the same issue, under its present name, and are one reference', async ({
  desk,
}) => {
  seed(desk, 'OLD', 'OLD-1');
  seed(desk, 'NEW');
  const business = await createBusiness(desk, { jira: true });
  const agent = await business.person('agent');
  const key = desk.jira.control.moveIssue('OLD-1', 'NEW');
  const closed = await closeWith(business, agent, ['OLD-1', key]);
  await until(async () => {
    const [first, ...more] = await reread(agent, closed);
    return first?.key === key && first.state === 'linked' && more.length === 0;
  });
  expect(desk.jira.control.remoteLinks(key)).toHaveLength(1);
});

test('[J2] [JD-48] a worker that is killed before the read, between read and write, and before it knows of the link leaves one link and one word of it', {
  timeout: 260_000,
}, async ({ desk }) => {
  seed(desk, 'KILL', 'KILL-1');
  const business = await createBusiness(desk, { jira: true });
  const agent = await business.person('agent');
  await desk.worker.stop();
  const { journal, faults } = desk.jira.control;
  const supervisor = await business.person('supervisor');
  const { chat } = await (await business.customer()).say('Hello');
  const live = await supervisor.post<Chat>(`/api/chats/${chat.id}/assign`, { agentId: agent.id });
  const closed = await agent.post<Chat>(`/api/chats/${chat.id}/close`, closeForm(live, { references: ['KILL-1'] }));
  const calls = (method: string) => journal.of(method).filter(({ issueId }) => issueId === desk.jira.control.issue('KILL-1').id).length;
  // Each time the call is begun, its answer never comes, and the process that waits for it is killed.
  for (const [method, at] of [
    ['GET', 'start'],
    ['POST', 'start'],
    ['POST', 'after-work'],
  ] as const) {
    faults.push({ match: { method, issue: 'KILL-1' }, answer: { kind: 'hang', at } });
    const before = calls(method);
    await using victim = await startDeskProcess(desk, 'worker');
    await until(() => calls(method) > before, 45_000);
    await victim.kill();
    await aMinuteLater(desk);
  }
  await desk.worker.start();
  await until(async () => (await reread(agent, closed))[0]!.state === 'linked', 100_000);
  expect(desk.jira.control.remoteLinks('KILL-1')).toHaveLength(1);
  expect(await wordsOf(desk, closed)).toBe(1);
});

test('[J2] the same job that runs ten times at once, in two processes, leaves one link and one word of it', { timeout: 90_000 }, async ({
  desk,
}) => {
  seed(desk, 'TEN', 'TEN-1');
  const business = await createBusiness(desk, { jira: true });
  const agent = await business.person('agent');
  await using _other = await startDeskProcess(desk, 'worker');
  const closed = await closeWith(business, agent, ['TEN-1']);
  for (let i = 0; i < 10; i++) await dueAgain(desk);
  await until(async () => (await reread(agent, closed))[0]!.state === 'linked');
  expect(desk.jira.control.remoteLinks('TEN-1')).toHaveLength(1);
  expect(await wordsOf(desk, closed)).toBe(1);
});
