import type { Chat } from '@desk/protocol/chat';
import type { BulkResult, Closure } from '@desk/protocol/closure';
import type { ClosingPreferences } from '@desk/protocol/preferences';
import { html, nothing } from 'lit';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { chatFixture } from '../../data/chat.fixture.ts';
import { type DeskContexts, mountInDesk } from '../../data/desk-contexts.fixture.ts';
import { deepActiveElement } from '../../ui/deep-active-element.ts';
import './desk-live-list.ts';

const home = location.pathname + location.search;
const original = globalThis.fetch;
let sent: { path: string; body: Record<string, unknown>; key: string | null }[];
let answer: (chatIds: string[], path: string) => BulkResult[];
let isDown: boolean;

const person = (name: string, minute: number, over: Partial<Chat> = {}) =>
  chatFixture({
    id: `chat_${name}`,
    customer: { id: `cust_${name}`, name } as never,
    waitingSince: `2026-05-14T10:0${minute}:00.000Z`,
    ...over,
  });
const people = () => [person('Ada', 1), person('Bashir', 2), person('Cleo', 3), person('Dara', 4)];

beforeEach(() => {
  sessionStorage.clear();
  sent = [];
  isDown = false;
  answer = (chatIds) => chatIds.map((chatId) => ({ chatId: chatId as never, outcome: 'done' }));
  globalThis.fetch = async (input, init) => {
    const { pathname } = new URL(String(input), location.href);
    if (!pathname.includes('/bulk-')) return Response.json({ items: [], nextCursor: null });
    const body = JSON.parse(String(init?.body));
    sent.push({ path: pathname, body, key: new Headers(init?.headers).get('idempotency-key') });
    if (isDown) throw new TypeError('Failed to fetch');
    return Response.json({ results: answer(body.chatIds, pathname) });
  };
});

afterEach(() => {
  globalThis.fetch = original;
  document.body.replaceChildren();
  history.replaceState(null, '', home);
});

async function open(chats: Chat[] = people()): Promise<DeskContexts> {
  history.replaceState(null, '', '/supervise/live');
  const desk = await mountInDesk(chats, html`<desk-live-list></desk-live-list>`);
  await expect.element(page.getByRole('link', { name: 'Ada' })).toBeVisible();
  return desk;
}

const closeButton = (count: number) =>
  page.getByRole('button', { name: count === 1 ? 'Close 1 chat' : `Close ${count} chats`, exact: true });
const ticked = () =>
  [...document.querySelector('desk-live-list')!.renderRoot.querySelectorAll('desk-live-row')]
    .filter((row) => row.picked)
    .map((row) => row.chat.customer.name);
const focus = (name: string) => (page.getByRole('link', { name }).element() as HTMLElement).focus();

async function ask(names: string[]): Promise<void> {
  for (const name of names) await page.getByRole('checkbox', { name: `Tick ${name}` }).click();
  await closeButton(names.length).click();
  await expect.element(page.getByRole('dialog')).toBeVisible();
}

test('[C16] a supervisor of some departments sees the chats of these, and none that was offered to them or has gone elsewhere', async () => {
  const department = (id: string) => ({ id, name: id }) as NonNullable<Chat['department']>;
  const [mobile, returns] = [department('dep_mobile'), department('dep_returns')];
  const chats = [
    person('Ada', 1, { department: mobile }),
    person('Bashir', 2, { department: mobile }),
    person('Cleo', 3, { department: returns }),
  ];
  history.replaceState(null, '', '/supervise/live');
  const desk = await mountInDesk([], nothing);
  const { me } = desk.session;
  desk.session.state = { at: 'in', me: { ...me!, role: 'supervisor', departments: [mobile] } };
  desk.chats.put(...chats, person('Dara', 4, { department: null }));
  desk.append(document.createElement('desk-live-list'));
  await expect.element(page.getByRole('link', { name: 'Ada' })).toBeVisible();
  const names = () =>
    [...document.querySelector('desk-live-list')!.renderRoot.querySelectorAll('desk-live-row')].map((row) => row.chat.customer.name);
  expect(names()).toEqual(['Ada', 'Bashir', 'Dara']);
  await expect.element(page.getByRole('tab', { name: 'Live 3' })).toBeVisible();
  desk.chats.put({ ...chats[1]!, version: 9, department: returns });
  await expect.poll(names).toEqual(['Ada', 'Dara']);
  await expect.element(page.getByRole('tab', { name: 'Live 2' })).toBeVisible();
});

test('X ticks the focused row and Shift+X everything up to it', async () => {
  await open();
  focus('Ada');
  await userEvent.keyboard('x');
  await expect.poll(ticked).toEqual(['Ada']);
  focus('Cleo');
  await userEvent.keyboard('{Shift>}X{/Shift}');
  await expect.poll(ticked).toEqual(['Ada', 'Bashir', 'Cleo']);
  focus('Bashir');
  await userEvent.keyboard('x');
  await expect.poll(ticked).toEqual(['Ada', 'Cleo']);
  await userEvent.keyboard('{Escape}');
  await expect.poll(ticked).toEqual([]);
});

test('tick boxes tick, Shift reaches over several, and a chat that ends is let go', async () => {
  const desk = await open();
  await page.getByRole('checkbox', { name: 'Tick Ada' }).click();
  await page.getByRole('checkbox', { name: 'Tick Dara' }).click({ modifiers: ['Shift'] });
  await expect.poll(ticked).toEqual(['Ada', 'Bashir', 'Cleo', 'Dara']);
  await expect.element(page.getByRole('checkbox', { name: 'Tick Cleo' })).toBeChecked();
  desk.chats.put({ ...person('Bashir', 2), version: 9, status: 'closed' });
  await expect.element(closeButton(3)).toBeVisible();
});

test('the list stands still while rows are ticked; what changed is counted and let in when asked, or with the last tick', async () => {
  const desk = await open();
  const names = () =>
    [...document.querySelector('desk-live-list')!.renderRoot.querySelectorAll('desk-live-row')].map((row) => row.chat.customer.name);
  await page.getByRole('checkbox', { name: 'Tick Cleo' }).click();
  desk.chats.put({ ...person('Bashir', 2), version: 9, status: 'closed' }, person('Early', 0));
  await expect.element(page.getByRole('button', { name: 'Held while you tick. Show 2 changes' })).toBeVisible();
  expect(names()).toEqual(['Ada', 'Bashir', 'Cleo', 'Dara']);
  await expect.element(page.getByRole('checkbox', { name: 'Tick Bashir' })).toBeDisabled();
  await page.getByRole('button', { name: 'Held while you tick. Show 2 changes' }).click();
  await expect.poll(names).toEqual(['Early', 'Ada', 'Cleo', 'Dara']);
  expect(ticked()).toEqual(['Cleo']);
  desk.chats.put({ ...person('Ada', 1), version: 9, status: 'closed' });
  await expect.element(page.getByRole('button', { name: 'Held while you tick. Show 1 change' })).toBeVisible();
  await page.getByRole('checkbox', { name: 'Tick Cleo' }).click();
  await expect.poll(names).toEqual(['Early', 'Cleo', 'Dara']);
});

test('[K12] several chats are closed with one form, without a sentiment, and each outcome is said', async () => {
  const desk = await open();
  answer = (chatIds) =>
    chatIds.map((chatId, i) => {
      const id = chatId as never;
      if (i === 0) return { chatId: id, outcome: 'skipped', code: 'customer-wrote', reason: 'Ada wrote.' };
      if (i === 1) return { chatId: id, outcome: 'failed', code: 'not-allowed', reason: 'That is not yours to do.' };
      return { chatId: id, outcome: 'done' };
    });
  await ask(['Ada', 'Bashir', 'Cleo', 'Dara']);
  await expect.element(page.getByRole('heading', { name: 'Close 4 chats' })).toBeVisible();
  expect(page.getByRole('radiogroup', { name: 'Sentiment' }).elements()).toEqual([]);
  await userEvent.keyboard('Outage is over');
  await page.getByRole('combobox', { name: 'Tag' }).fill('cov');
  await userEvent.keyboard('{Enter}{Control>}{Enter}{/Control}');
  await expect.element(page.getByRole('heading', { name: 'Closed 2, skipped 1, failed 1' })).toBeVisible();
  expect(sent).toEqual([
    {
      path: '/api/chats/bulk-close',
      body: {
        chatIds: ['chat_Ada', 'chat_Bashir', 'chat_Cleo', 'chat_Dara'],
        seenVersions: { chat_Ada: 4, chat_Bashir: 4, chat_Cleo: 4, chat_Dara: 4 },
        note: 'Outage is over',
        tagIds: [desk.catalogue.tags[1]!.id],
        references: [],
      },
      key: expect.any(String),
    },
  ]);
  await expect.element(page.getByText('Skipped: new message')).toBeVisible();
  await expect.element(page.getByText('Failed: that is not yours to do.')).toBeVisible();
  const link = page.getByRole('link', { name: 'Open Cleo in a new tab' });
  await expect.element(link).toHaveAttribute('href', '/supervise/closed/chat_Cleo');
});

test('[K12] undo takes back those inside the window and says how many came back', async () => {
  await open();
  answer = (chatIds, path) =>
    chatIds.map((chatId, i) =>
      path.endsWith('bulk-undo') && i === 1
        ? { chatId: chatId as never, outcome: 'skipped', code: 'undo-over', reason: 'Too late to undo.' }
        : { chatId: chatId as never, outcome: 'done' },
    );
  await ask(['Ada', 'Bashir']);
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await page.getByRole('button', { name: /^Undo 2/ }).click();
  await expect.element(page.getByRole('status').getByText('1 of 2 chats came back. Too late to undo.')).toBeVisible();
  expect(sent[1]).toMatchObject({ path: '/api/chats/bulk-undo', body: { chatIds: ['chat_Ada', 'chat_Bashir'] } });
  expect(page.getByRole('button', { name: /^Undo 2/ }).elements()).toEqual([]);
  await page.getByRole('button', { name: 'Done' }).click();
  await expect.poll(() => document.querySelector('desk-live-list')!.renderRoot.querySelector('desk-bulk-close')).toBeNull();
  expect(deepActiveElement()).not.toBe(document.body);
});

test('[K12] when the window is over no undo is offered', async () => {
  const desk = await open();
  await ask(['Ada']);
  const closure = { undoUntil: new Date(Date.now() - 1_000).toISOString(), closedBy: {}, references: [], tags: [] } as unknown as Closure;
  answer = (chatIds) => {
    desk.chats.put({ ...person('Ada', 1), version: 9, status: 'closed', closure });
    return chatIds.map((chatId) => ({ chatId: chatId as never, outcome: 'done' }));
  };
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await expect.element(page.getByRole('heading', { name: 'Closed 1' })).toBeVisible();
  expect(page.getByRole('button', { name: /^Undo 1/ }).elements()).toEqual([]);
});

test('without an answer the form stays, and trying again is the same intent', async () => {
  await open();
  await ask(['Ada', 'Bashir']);
  isDown = true;
  await userEvent.keyboard('Outage{Control>}{Enter}{/Control}');
  await expect.element(page.getByText('The server cannot be reached. Try again: nothing happens twice.')).toBeVisible();
  isDown = false;
  await closeButton(2).last().click();
  await expect.element(page.getByRole('heading', { name: 'Closed 2' })).toBeVisible();
  expect(sent.map(({ key }) => key)).toEqual([sent[0]!.key, sent[0]!.key]);
});

test('what was typed survives Escape, and a customer who writes meanwhile is named', async () => {
  const desk = await open();
  await ask(['Ada', 'Bashir']);
  await userEvent.keyboard('Half a note');
  desk.chats.put({ ...person('Ada', 1), version: 7, lastCustomerVersion: 7 });
  await expect.element(page.getByText('Ada wrote since you opened this.', { exact: false })).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await closeButton(2).click();
  await expect.element(page.getByRole('textbox', { name: 'Closing note on each chat' })).toHaveValue('Half a note');
  expect(sent).toEqual([]);
});

test('[K14] what a department requires is asked for, and a sentiment cannot be given for several at once', async () => {
  const desk = await open();
  const none = { sentiment: null, tag: null, note: null };
  desk.catalogue.preferences = {
    ...({ notesOnClose: true, maxTags: 1, undoSeconds: 10, required: { sentiment: true, tag: false, note: true } } as ClosingPreferences),
    departments: [{ id: 'dep_01j000000000000000000000aa' as never, name: 'Mobile', required: none }],
  };
  answer = (chatIds) =>
    chatIds.map((chatId) => ({ chatId: chatId as never, outcome: 'failed', code: 'invalid', reason: 'Choose a sentiment' }));
  await ask(['Ada']);
  await expect.element(page.getByText('It must be closed one by one: Mobile asks for what this form does not have.')).toBeVisible();
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await expect.element(page.getByText('Write a note, Mobile asks for one')).toBeVisible();
  expect(sent).toEqual([]);
  await userEvent.keyboard('Done{Control>}{Enter}{/Control}');
  await expect.element(page.getByText('Failed: choose a sentiment')).toBeVisible();
});
