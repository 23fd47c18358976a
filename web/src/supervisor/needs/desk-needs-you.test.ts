import { html } from 'lit';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { serverNow } from '../../clock/server-clock.ts';
import { mountInDesk } from '../../data/desk-contexts.fixture.ts';
import { StubServer } from '../../data/stub-server.fixture.ts';
import { deepActiveElement } from '../../ui/deep-active-element.ts';
import { agentLoad, figures } from '../figures/figures.fixture.ts';
import './desk-needs-you.ts';

const now = serverNow();
const full = agentLoad('Wen Li', 5, 5);
const base = figures({ at: new Date(now).toISOString(), agents: [full] });
const next = { chatId: 'chat_1' as never, customer: 'Dmitri V.' };
const waiting = { ...base.queues[0]!, longestWaitSince: new Date(now - 192_000).toISOString(), next };
let server: StubServer;

beforeEach(async () => {
  server = new StubServer({ 'POST /api/chats/chat_1/assign': () => ({}) });
  const shown = { ...base, queues: [waiting], jira: { ...base.jira, rows: [], sites: [] } };
  await mountInDesk([], html`<desk-needs-you .figures=${shown} .now=${now}></desk-needs-you>`);
});
afterEach(() => {
  document.body.replaceChildren();
  server.remove();
});

const rows = () =>
  [...document.querySelector('desk-needs-you')!.renderRoot.querySelectorAll('.words')].map((each) => each.textContent?.trim());
const undo = () => document.querySelector('desk-needs-you')!.renderRoot.querySelector('ui-button[data-undo]');
const assign = async () => {
  await page.getByRole('button', { name: 'Assign Dmitri V. to' }).click();
  await page.getByRole('menuitem', { name: 'Wen Li, 5 of 5' }).click();
  await expect.poll(rows).toEqual(['Dmitri V. goes to Wen Li']);
  await expect.poll(() => deepActiveElement()?.getRootNode()).toBe(undo()?.shadowRoot);
};

test('who waits longest is given away on the row, and it can be taken back before it is done', async () => {
  await expect.poll(rows).toEqual(['Dmitri V. queued 3:12, Broadband is full']);
  await assign();
  await page.getByRole('button', { name: 'Undo: Dmitri V. goes to Wen Li' }).click();
  await expect.poll(rows).toEqual(['Dmitri V. queued 3:12, Broadband is full']);
  document.body.replaceChildren();
  expect(server.asked).toEqual([]);
});

test('what waits for second thoughts is done when the wall is left', async () => {
  await assign();
  expect(server.asked).toEqual([]);
  document.querySelector('desk-needs-you')!.remove();
  await expect
    .poll(() => server.sent('POST', '/api/chats/chat_1/assign').map(({ body }) => body))
    .toEqual([{ agentId: full.id, ifWaiting: true }]);
});

test('a wall in the open names no customer', async () => {
  document.querySelector('desk-needs-you')!.quiet = true;
  await expect.poll(rows).toEqual(['Broadband is full, 3 waiting for up to 3:12']);
});

test('figures of a server that is older than the page name no customer who asks and no chat to move, and lose nothing else', async () => {
  const element = document.querySelector('desk-needs-you')!;
  const { asked: _, movable: __, ...older } = element.figures;
  element.figures = { ...older, queues: [], agents: [agentLoad('Amal Over', 7, 5)] };
  await expect.poll(rows).toEqual(['Amal has 7 chats, the limit is 5']);
  element.quiet = true;
  await expect.poll(() => page.getByRole('link').elements()).toEqual([]);
  expect(rows()).toEqual(['Amal has 7 chats, the limit is 5']);
});

test('what is less urgent is shown to whoever asks for it, and stays counted on a wall', async () => {
  const element = document.querySelector('desk-needs-you')!;
  const agents = 'ABCDEF'.split('').map((letter) => agentLoad(`${letter} Over`, 6, 5));
  element.figures = { ...element.figures, queues: [], agents };
  await page.getByRole('button', { name: 'and 1 more, less urgent' }).click();
  const over = (letter: string) => `${letter} has 6 chats, the limit is 5`;
  await expect.poll(rows).toEqual('ABCDEF'.split('').map(over));
  await page.getByRole('button', { name: 'Show the 5 most urgent' }).click();
  await expect.poll(rows).toEqual('ABCDE'.split('').map(over));
  element.quiet = true;
  await expect.element(page.getByText('and 1 more, less urgent')).toBeVisible();
  expect(page.getByRole('button').elements()).toEqual([]);
});

test('[V6] of a customer who asks for a supervisor the row says with whom and why, and is read, given away or seen to', async () => {
  const element = document.querySelector('desk-needs-you')!;
  const agent = { id: 'usr_9' as never, name: 'Noor Haddad' };
  const at = new Date(now - 62_000).toISOString();
  const ada = { chatId: 'chat_1' as never, customer: 'Ada Moreno', agent, department: null, reason: 'Wants her money back', at };
  const [ben, cy] = [2, 3].map((n) => ({ ...ada, chatId: `chat_${n}` as never, customer: `Customer ${n}` }));
  server.remove();
  const di = { ...ada, chatId: 'chat_4' as never, customer: 'Customer 4', agent: null };
  const given = { 'POST /api/chats/chat_2/assign': () => ({}), 'POST /api/chats/chat_4/assign': () => ({}) };
  const answers = { ...given, 'POST /api/chats/chat_3/see-to-asked': () => ({}) };
  server = new StubServer(answers);
  element.figures = { ...element.figures, queues: [], asked: [ada, ben!, cy!, di] };
  await expect.poll(() => rows()[0]).toBe('Ada Moreno asks for a supervisor, 1:02');
  await expect.element(page.getByText('with Noor: Wants her money back').first()).toBeVisible();
  expect(page.getByRole('link', { name: 'Read: Ada Moreno' }).element().getAttribute('href')).toMatch(/^\/supervise\/now\/chat_1\b/);
  for (const who of ['Customer 2', 'Customer 4']) {
    await page.getByRole('button', { name: `Assign ${who} to` }).click();
    await page.getByRole('menuitem', { name: 'Wen Li, 5 of 5' }).click();
  }
  await page.getByRole('button', { name: 'Seen to: Ada Moreno' }).click();
  await page.getByRole('button', { name: 'Undo: Ada Moreno is seen to' }).click();
  await page.getByRole('button', { name: 'Seen to: Customer 3' }).click();
  const pending = ['Customer 2 goes to Wen Li', 'Customer 3 is seen to', 'Customer 4 goes to Wen Li'];
  await expect.poll(rows).toEqual(['Ada Moreno asks for a supervisor, 1:02', ...pending]);
  element.quiet = true;
  await expect.poll(() => rows()[0]).toBe('A. M. asks for a supervisor, 1:02');
  expect(element.renderRoot.textContent).not.toContain('money');
  element.remove();
  await expect
    .poll(() => server.asked.map(({ path, body }) => [path, body]))
    .toEqual([
      ['/api/chats/chat_2/assign', { agentId: full.id, ifWith: agent.id }],
      ['/api/chats/chat_4/assign', { agentId: full.id, ifWith: null }],
      ['/api/chats/chat_3/see-to-asked', { askedAt: at }],
    ]);
});

test('[C22] a transfer that nobody answers is read or given away on the row, which can be taken back; a wall names no customer', async () => {
  const element = document.querySelector('desk-needs-you')!;
  const noor = { id: 'usr_9' as never, name: 'Noor Haddad' };
  const [offeredAt, unansweredAt, expiresAt] = [-920_000, -20_000, 280_000].map((ms) => new Date(now + ms).toISOString()) as [
    string,
    string,
    string,
  ];
  const to = { kind: 'department', id: 'dep_1' as never, name: 'Returns' } as const;
  const offer = { chatId: 'chat_1' as never, customer: 'Ada Moreno', from: noor, to, department: null, offeredAt, unansweredAt, expiresAt };
  element.figures = { ...element.figures, queues: [], offers: [offer] };
  await expect.poll(rows).toEqual(['Ada Moreno waits for an answer to a transfer, 15:20']);
  await expect.element(page.getByText('Noor offers it to Returns')).toBeVisible();
  expect(page.getByRole('link', { name: 'Read: Ada Moreno' }).element().getAttribute('href')).toMatch(/^\/supervise\/now\/chat_1\b/);
  await page.getByRole('button', { name: 'Assign Ada Moreno to' }).click();
  await page.getByRole('menuitem', { name: 'Wen Li, 5 of 5' }).click();
  await page.getByRole('button', { name: 'Undo: Ada Moreno goes to Wen Li' }).click();
  await expect.poll(rows).toEqual(['Ada Moreno waits for an answer to a transfer, 15:20']);
  expect(server.asked).toEqual([]);
  await page.getByRole('button', { name: 'Assign Ada Moreno to' }).click();
  await page.getByRole('menuitem', { name: 'Wen Li, 5 of 5' }).click();
  element.quiet = true;
  element.figures = { ...element.figures, offers: [{ ...offer, chatId: 'chat_2' as never }] };
  await expect.poll(() => rows().at(-1)).toBe('A. M. waits for an answer to a transfer, 15:20');
  element.remove();
  await expect.poll(() => server.asked.map(({ body }) => body)).toEqual([{ agentId: full.id, ifWith: noor.id }]);
});

test('a chat of somebody who has too many is given away on the row, from them alone, and the focus goes on to the next row, then to the heading', async () => {
  const element = document.querySelector('desk-needs-you')!;
  const [over, more] = [agentLoad('Amal Over', 7, 5), agentLoad('Bea Over', 6, 5)];
  const movable = [{ agentId: over.id, chatId: 'chat_1' as never, customer: 'Dmitri V.' }];
  element.figures = { ...element.figures, queues: [], agents: [over, more, full], movable };
  await expect.poll(rows).toEqual(['Amal has 7 chats, the limit is 5', 'Bea has 6 chats, the limit is 5']);
  await page.getByRole('button', { name: 'Assign Dmitri V. to' }).click();
  expect(
    page
      .getByRole('menuitem')
      .elements()
      .map((each) => each.textContent?.trim()),
  ).not.toContain('Amal Over, 7 of 5');
  await page.getByRole('menuitem', { name: 'Wen Li, 5 of 5' }).click();
  await expect.poll(() => deepActiveElement()?.getRootNode()).toBe(undo()?.shadowRoot);
  dispatchEvent(new Event('pagehide')); // done at once
  await expect
    .poll(() => server.sent('POST', '/api/chats/chat_1/assign').map(({ body }) => body))
    .toEqual([{ agentId: full.id, ifWith: over.id, ifLive: true }]);
  await expect.poll(rows).toEqual(['Bea has 6 chats, the limit is 5']);
  await expect.poll(() => deepActiveElement()?.closest('a')?.getAttribute('aria-label')).toBe('See chats: Bea');
  element.figures = { ...element.figures, agents: [full, agentLoad('Cy Over', 6, 5)] };
  await expect.poll(() => deepActiveElement()?.closest('a')?.getAttribute('aria-label')).toBe('See chats: Cy');
  element.figures = { ...element.figures, agents: [full] };
  await expect.poll(() => deepActiveElement()?.textContent).toBe('Needs you');
});
