import { html } from 'lit';
import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { chatFixture } from '../../data/chat.fixture.ts';
import { mountInDesk } from '../../data/desk-contexts.fixture.ts';
import { StubServer } from '../../data/stub-server.fixture.ts';
import { transferEndedFixture, transferFixture } from '../../data/transfer.fixture.ts';
import { deepActiveElement } from '../../ui/deep-active-element.ts';
import { accepted } from '../transfer/accepted.ts';
import type { DeskChatList } from './desk-chat-list.ts';
import type { DeskChatRow } from './desk-chat-row.ts';
import './desk-chat-list.ts';

const home = location.pathname + location.search;
const chat = (id: string, name: string, waitingMinute: number, version = 4) =>
  chatFixture({
    id,
    version,
    customer: { id: `cust_${id}`, name } as never,
    waitingSince: `2026-05-14T10:${String(waitingMinute).padStart(2, '0')}:00Z`,
  });
const names = () => [...list().renderRoot.querySelectorAll('desk-chat-row')].map((row) => row.chat.customer.name);
const list = () => document.querySelector<DeskChatList>('desk-chat-list')!;
const focusedName = () =>
  ((deepActiveElement()?.getRootNode() as ShadowRoot)?.host as { chat?: { customer: { name: string } } })?.chat?.customer.name;

afterEach(() => {
  history.replaceState(null, '', home);
  document.body.replaceChildren();
});

test('the list is one tab stop, J and K move through it, and the chat in focus is shown once the selection rests', async () => {
  await mountInDesk([chat('a', 'Ada M.', 1), chat('b', 'Bashir K.', 2)], html`<desk-chat-list></desk-chat-list>`);
  await expect.element(page.getByRole('list', { name: 'Needs your reply 2' })).toBeVisible();
  await userEvent.keyboard('j');
  expect(focusedName()).toBe('Ada M.');
  await userEvent.keyboard('j');
  expect(focusedName()).toBe('Bashir K.');
  await expect.poll(() => location.pathname).toBe('/desk/live/b');
  await userEvent.keyboard('k');
  await expect.poll(() => location.pathname).toBe('/desk/live/a');
});

test('Enter opens the chat and asks for the composer, O stays in the list', async () => {
  await mountInDesk([chat('a', 'Ada M.', 1)], html`<desk-chat-list></desk-chat-list>`);
  let wanted = 0;
  document.body.addEventListener('desk-composer-wanted', () => wanted++, { once: true });
  await userEvent.keyboard('jo');
  expect(wanted).toBe(0);
  await userEvent.keyboard('{Enter}');
  expect(wanted).toBe(1);
  expect(location.pathname).toBe('/desk/live/a');
});

test('rows keep their place while somebody is in the list, and take their true order after they left', async () => {
  const desk = await mountInDesk(
    [chat('a', 'Ada M.', 1), chat('b', 'Bashir K.', 5)],
    html`<desk-chat-list></desk-chat-list><button>Elsewhere</button>`,
  );
  await userEvent.keyboard('j');
  desk.chats.put(chat('c', 'Chiara P.', 0), chatFixture({ id: 'a', version: 9, status: 'closed' }));
  await expect.poll(() => list().renderRoot.querySelector<DeskChatRow>('desk-chat-row[has-left]')?.chat.id).toBe('a');
  expect(names()).toEqual(['Ada M.', 'Bashir K.']);
  await expect.element(page.getByRole('list', { name: 'Needs your reply 2' })).toBeVisible();
  await page.getByRole('button', { name: 'Elsewhere' }).click();
  await expect.poll(names).toEqual(['Chiara P.', 'Bashir K.']);
});

test('a new chat that a held list does not show is counted in a bar, and "." shows it with the focus on the same chat', async () => {
  const desk = await mountInDesk([chat('a', 'Ada M.', 1), chat('b', 'Bashir K.', 5)], html`<desk-chat-list></desk-chat-list>`);
  await userEvent.keyboard('jj');
  desk.chats.put(chatFixture({ id: 'c', opened: false, customer: { id: 'cust_c', name: 'Chiara P.' } as never }));
  await expect.element(page.getByRole('button', { name: '1 new chat. Show' })).toBeVisible();
  await expect.element(page.getByRole('list', { name: 'Needs your reply 2' })).toBeVisible();
  expect(names()).toEqual(['Ada M.', 'Bashir K.']);
  desk.chats.put({ ...desk.chats.get('b')!, version: 9, waitingSince: null });
  await userEvent.keyboard('.');
  await expect.poll(names).toEqual(['Chiara P.', 'Ada M.', 'Bashir K.']);
  await expect.poll(focusedName).toBe('Bashir K.');
  expect(page.getByRole('button', { name: 'new chat' }).query()).toBeNull();
});

test('pressing the bar with the pointer shows what waits and leaves the focus on the chat that had it', async () => {
  const desk = await mountInDesk([chat('a', 'Ada M.', 1), chat('b', 'Bashir K.', 5)], html`<desk-chat-list></desk-chat-list>`);
  await userEvent.keyboard('jj');
  desk.chats.put(chat('c', 'Chiara P.', 0), chat('d', 'Dario L.', 9));
  await page.getByRole('button', { name: '2 new chats. Show' }).click();
  await expect.poll(names).toEqual(['Chiara P.', 'Ada M.', 'Bashir K.', 'Dario L.']);
  await expect.poll(focusedName).toBe('Bashir K.');
});

test('a chat on its way to being closed is gone at once and back when the close is undone, wherever the focus is', async () => {
  const desk = await mountInDesk([chat('a', 'Ada M.', 1), chat('b', 'Bashir K.', 5)], html`<desk-chat-list></desk-chat-list>`);
  await expect.poll(names).toEqual(['Ada M.', 'Bashir K.']);
  desk.closing.close('a', 'Ada M.', { seenVersion: 4 });
  await expect.poll(names).toEqual(['Bashir K.']);
  await expect.poll(() => desk.closing.intents[0]?.phase).toBe('closed');
  await userEvent.keyboard('j');
  await desk.closing.undo('a');
  await expect.poll(() => names().length).toBe(2);
});

test('the row that took the place of a closed chat is next, and an empty list takes the focus itself', async () => {
  const desk = await mountInDesk(
    [chat('a', 'Ada M.', 1), chat('b', 'Bashir K.', 2), chat('c', 'Chiara P.', 3)],
    html`<desk-chat-list chat-id="b"></desk-chat-list>`,
  );
  await expect.poll(names).toEqual(['Ada M.', 'Bashir K.', 'Chiara P.']);
  const leave = async (id: string) => {
    desk.closing.close(id, id, { seenVersion: 4 });
    list().chatId = '';
    await list().updateComplete;
    list().focus();
  };
  await leave('b');
  expect(focusedName()).toBe('Chiara P.');
  list().chatId = 'c';
  await leave('c');
  expect(focusedName()).toBe('Ada M.');
  list().chatId = 'a';
  await leave('a');
  expect(deepActiveElement()).toBe(list());
});

test('a key that acts on a chat means the one that J has just moved to', async () => {
  await mountInDesk([chat('a', 'Ada M.', 1), chat('b', 'Bashir K.', 2)], html`<desk-chat-list chat-id="a"></desk-chat-list>`);
  await expect.poll(names).toEqual(['Ada M.', 'Bashir K.']);
  await userEvent.keyboard('j');
  list().cursor.settle();
  expect(location.pathname).toBe('/desk/live/b');
});

test('[C15] [C17] a row says that its chat is on offer, and that it came back; what is offered to me is one of mine once I took it', async () => {
  const tomas = { id: 'usr_01j000000000000000000000tt' as never, name: 'Tomás Ribeiro' };
  const mine = { ...chat('a', 'Ada M.', 1), transfer: transferFixture({ to: { kind: 'agent', ...tomas } }) };
  const theirs = { ...chat('b', 'Bashir K.', 2), agent: tomas, transfer: transferFixture() };
  const desk = await mountInDesk([mine, theirs], html`<desk-chat-list></desk-chat-list>`);
  await expect.poll(names).toEqual(['Ada M.']);
  await expect.element(page.getByTitle('Offered to Tomás Ribeiro')).toBeVisible();
  list().focus(); // which holds the order
  accepted.add('b');
  desk.chats.put({ ...theirs, version: 9, agent: mine.agent, transfer: null });
  await expect.poll(names).toEqual(['Ada M.', 'Bashir K.']);
  desk.chats.put({ ...mine, version: 9, transfer: null, transferEnded: transferEndedFixture() });
  await expect.element(page.getByTitle('The transfer came to nothing')).toBeVisible();
});

test('[K12] agents tick rows only where the workspace lets them, by X and by Shift with the arrows', async () => {
  const desk = await mountInDesk(
    [chat('a', 'Ada M.', 1), chat('b', 'Bashir K.', 2), chat('c', 'Chiara P.', 3)],
    html`<desk-chat-list></desk-chat-list>`,
  );
  await expect.poll(names).toEqual(['Ada M.', 'Bashir K.', 'Chiara P.']);
  await userEvent.keyboard('jx');
  expect(page.getByRole('checkbox').elements()).toHaveLength(0);
  desk.session.state = { at: 'in', me: { ...desk.session.me!, preferences: { ...desk.session.me!.preferences, agentsBulkClose: true } } };
  list().requestUpdate();
  await expect.element(page.getByRole('checkbox', { name: 'Tick Ada M.' })).not.toBeChecked();
  await userEvent.keyboard('x');
  await expect.element(page.getByRole('checkbox', { name: 'Tick Ada M.' })).toBeChecked();
  await userEvent.keyboard('j{Shift>}{ArrowDown}{/Shift}');
  await expect.element(page.getByText('3 of 3 ticked')).toBeVisible();
  await userEvent.keyboard('{Escape}x');
  await expect.element(page.getByText('1 of 3 ticked')).toBeVisible();
  await userEvent.keyboard('e');
  await expect.element(page.getByRole('dialog', { name: 'Close 1 chat' })).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await expect.poll(focusedName).toBe('Chiara P.');
});

test('the closed tab finds what it has not read yet: it says that it looks, then shows what the server has, or that nothing matches', async () => {
  const old = chatFixture({
    ...chat('old', 'Cloe T.', 1),
    status: 'closed',
    agent: { id: 'usr_01j000000000000000000000aa', name: 'Noor Haddad' } as never,
    closure: {
      sentiment: null,
      note: null,
      tags: [],
      references: [],
      closedAt: '2026-05-14T10:02:00Z',
      survey: { csat: { score: 4, comment: null }, nps: { score: 10, comment: null } },
    } as never,
  });
  let answer: (page: unknown) => void = () => {};
  const server = new StubServer({ 'GET /api/chats': () => new Promise((resolve) => (answer = resolve)) });
  try {
    const desk = await mountInDesk([], html`<desk-chat-list tab="closed"></desk-chat-list>`);
    await expect.poll(() => server.asked.length).toBe(1);
    answer({ items: [], nextCursor: null });
    await expect.element(page.getByText('Nothing closed yet')).toHaveAttribute('aria-level', '2');
    list().filter = 'refund';
    await expect.poll(() => server.asked.length).toBe(2);
    await expect.element(page.getByText('Loading chats')).toBeInTheDocument();
    answer({ items: [{ ...old, topic: 'A refund' }], nextCursor: null });
    await expect.poll(names).toEqual(['Cloe T.']);
    await expect.element(page.getByTitle('CSAT 4/5, NPS 10/10')).toHaveTextContent('CSAT 4/5');
    list().filter = 'nobody';
    await expect.poll(() => server.asked.length).toBe(3);
    answer({ items: [], nextCursor: null });
    await expect.element(page.getByText('No chat matches')).toBeVisible();
    expect(desk.lists.isSearching('nobody')).toBe(false);
  } finally {
    server.remove();
  }
});
