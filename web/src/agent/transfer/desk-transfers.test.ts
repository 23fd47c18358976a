import { DeskError } from '@desk/protocol/errors';
import { html } from 'lit';
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { chatFixture } from '../../data/chat.fixture.ts';
import { mountInDesk } from '../../data/desk-contexts.fixture.ts';
import { StubServer } from '../../data/stub-server.fixture.ts';
import { transferEndedFixture, transferFixture } from '../../data/transfer.fixture.ts';
import { deepActiveElement } from '../../ui/deep-active-element.ts';
import '../desk-news.ts';
import './desk-transfers.ts';

const tomas = { id: 'usr_01j000000000000000000000tt' as never, name: 'Tomás Ribeiro' };
const ines = { id: 'usr_01j000000000000000000000ii' as never, name: 'Ines Duarte' };
const noor = { id: 'usr_01j000000000000000000000aa' as never, name: 'Noor Haddad' };
const transfer = transferFixture();
const nadia = chatFixture({ id: 'chat_N', customer: { id: 'cust_N' as never, name: 'Nadia F.' }, agent: tomas, transfer });
const bashir = chatFixture({
  id: 'chat_B',
  customer: { id: 'cust_B' as never, name: 'Bashir K.' },
  agent: tomas,
  transfer: transferFixture({ id: 'xfer_B', note: null }),
});
const cards = () =>
  page
    .getByRole('group', { name: /^Transfer request/ })
    .elements()
    .map((each) => each.getAttribute('aria-label'));
const onCard = (name: string, button: string) =>
  page.getByRole('group', { name: `Transfer request from Tomás: ${name}` }).getByRole('button', { name: button });
const heard: string[] = [];
const hear = ({ words, isUrgent }: { words: string; isUrgent: boolean }) => void heard.push(`${isUrgent ? '! ' : ''}${words}`);
let server: StubServer | undefined;

beforeEach(() => {
  heard.length = 0;
  document.addEventListener('ui-announcement-made', hear);
});
afterEach(() => {
  document.removeEventListener('ui-announcement-made', hear);
  server?.remove();
  server = undefined;
  document.body.replaceChildren();
  history.replaceState(null, '', '/');
});

test('[C16] what is handed over stands on top until it is answered, is said aloud once and counted; accepted, the chat is open and the cursor in it', async () => {
  server = new StubServer({ 'POST /api/chats/chat_N/transfer/accept': () => ({ ...nadia, version: 9, agent: noor, transfer: null }) });
  const desk = await mountInDesk([nadia], html`<desk-transfers></desk-transfers><desk-news></desk-news>`);
  await expect.poll(cards).toEqual(['Transfer request from Tomás: Nadia F.']);
  await expect.element(page.getByText('Needs a credit above my limit')).toBeVisible();
  await expect.element(page.getByText(/^18:\d\d left$/)).toBeVisible();
  await expect.element(page.getByRole('link', { name: 'Nadia F.' })).toHaveAttribute('href', '/desk/live/chat_N');
  expect(document.title).toBe('(1) Desk');
  desk.chats.put({ ...nadia, version: 5 });
  let wishes = 0;
  desk.addEventListener('desk-composer-wanted', () => wishes++);
  await onCard('Nadia F.', 'Accept').click();
  await expect.poll(cards).toEqual([]);
  expect(server.sent('POST', '/api/chats/chat_N/transfer/accept').map(({ body }) => body)).toEqual([{ transferId: transfer.id }]);
  expect([location.pathname, wishes]).toEqual(['/desk/live/chat_N', 1]);
  expect(heard).toEqual(['! Transfer request: Tomás hands over Nadia F., Mobile', 'Nadia F. is yours now']);
});

test('[C17] it is declined with a reason, or without, and the focus goes on to the next; what went wrong is said on the card', async () => {
  let isFull = true;
  server = new StubServer({
    'POST /api/chats/chat_N/transfer/accept': () => {
      if (isFull) throw new DeskError('at-limit', 'You have 6 chats of 6. Close one first.');
    },
    'POST /api/chats/chat_N/transfer/decline': () => ({
      ...nadia,
      version: 9,
      transfer: null,
      transferEnded: transferEndedFixture({ by: noor }),
    }),
  });
  await mountInDesk([nadia, bashir], html`<desk-transfers></desk-transfers>`);
  await expect.poll(cards).toHaveLength(2);
  await onCard('Nadia F.', 'Accept').click();
  await expect.element(page.getByRole('alert')).toHaveTextContent('You have 6 chats of 6. Close one first.');
  isFull = false;
  await onCard('Nadia F.', 'Decline').click();
  await expect.poll(() => deepActiveElement()?.localName).toBe('input');
  await userEvent.keyboard('At lunch{Escape}');
  await onCard('Nadia F.', 'Decline').click();
  await expect.element(page.getByRole('textbox', { name: /^Why/ })).toHaveValue('At lunch');
  await userEvent.keyboard('{Enter}');
  await expect.poll(cards).toEqual(['Transfer request from Tomás: Bashir K.']);
  expect(server.sent('POST', '/api/chats/chat_N/transfer/decline').map(({ body }) => body)).toEqual([
    { transferId: transfer.id, reason: 'At lunch' },
  ]);
  await expect.poll(deepActiveElement).toBe(onCard('Bashir K.', 'Accept').element());
  expect(page.getByRole('button', { name: 'Dismiss' }).elements()).toEqual([]);
});

test('[C16] the cursor is in the chat also when its event is faster than the answer; the next offer is not in its way, and what I took is no news', async () => {
  const mine = { ...nadia, version: 9, agent: noor, transfer: null, opened: false };
  const gathered: (() => void)[] = [];
  const wait = globalThis.setTimeout;
  const waiting = vi.spyOn(globalThis, 'setTimeout').mockImplementation(((run: () => void, ms?: number) => {
    if (ms !== 1_500) return wait(run, ms);
    return gathered.push(run);
  }) as never);
  onTestFinished(() => waiting.mockRestore());
  server = new StubServer({
    'POST /api/chats/chat_N/transfer/accept': async () => {
      desk.chats.put(mine);
      await expect.poll(cards).toEqual(['Transfer request from Tomás: Bashir K.']);
      return mine;
    },
  });
  const desk = await mountInDesk([nadia, bashir], html`<desk-transfers></desk-transfers><desk-news></desk-news>`);
  let wishes = 0;
  desk.addEventListener('desk-composer-wanted', () => wishes++);
  await onCard('Nadia F.', 'Accept').click();
  await expect.poll(() => heard.at(-1)).toBe('Nadia F. is yours now');
  await expect.poll(() => [location.pathname, wishes]).toEqual(['/desk/live/chat_N', 1]);
  expect(deepActiveElement()).not.toBe(onCard('Bashir K.', 'Accept').element());
  desk.router.go('/desk/live/chat_B');
  for (const say of gathered) say();
  expect(heard.filter((words) => words.includes('New chat'))).toEqual([]);
});

test('[C16] whoever accepts too late is at the next offer, whichever comes first, the event or the refusal', async () => {
  server = new StubServer({
    'POST /api/chats/chat_N/transfer/accept': async () => {
      desk.chats.put({ ...nadia, version: 9, agent: ines, transfer: null });
      await expect.poll(cards).toEqual(['Transfer request from Tomás: Bashir K.']);
      throw new DeskError('offer-over', 'Ines Duarte has accepted this chat.');
    },
  });
  const desk = await mountInDesk([nadia, bashir], html`<desk-transfers></desk-transfers>`);
  await onCard('Nadia F.', 'Accept').click();
  await expect.poll(deepActiveElement).toBe(onCard('Bashir K.', 'Accept').element());
});

test('[I1] an answer that nobody confirmed is given again under the same key, and while offline not at all', async () => {
  const keys = (what: string) => server!.sent('POST', `/api/chats/chat_N/transfer/${what}`).map(({ key }) => key);
  const down = () => {
    throw new DeskError('unavailable', 'The server cannot be reached.');
  };
  server = new StubServer({ 'POST /api/chats/chat_N/transfer/accept': down, 'POST /api/chats/chat_N/transfer/decline': down });
  const desk = await mountInDesk([nadia], html`<desk-transfers></desk-transfers>`);
  for (const count of [1, 2]) {
    await onCard('Nadia F.', 'Accept').click();
    await expect.poll(() => keys('accept')).toHaveLength(count);
    await expect.element(page.getByRole('alert')).toHaveTextContent('The server cannot be reached.');
  }
  await onCard('Nadia F.', 'Decline').click();
  await page.getByRole('textbox', { name: /^Why/ }).fill('At lunch');
  for (const count of [1, 2]) {
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => keys('decline')).toHaveLength(count);
    await expect.element(page.getByRole('alert')).toHaveTextContent('The server cannot be reached.');
  }
  expect(keys('accept')[0]).toMatch(/./);
  expect(new Set(keys('accept')).size).toBe(1);
  expect(new Set([...keys('accept'), ...keys('decline')]).size).toBe(2);
  desk.socket.state = { at: 'offline', since: 0, nextTryAt: 0 };
  desk.socket.onState.call(desk.socket.state);
  await expect.element(onCard('Nadia F.', 'Decline')).toBeDisabled();
  document.querySelector('desk-transfers')!.accept();
  await expect.poll(() => heard.at(-1)).toBe('! You are offline');
  expect(keys('accept')).toHaveLength(2);
});

test('[C18] [C19] [C22] [C25] an offer that goes says why: cancelled, run out, taken by a colleague, closed', async () => {
  const desk = await mountInDesk([nadia], html`<desk-transfers></desk-transfers>`);
  const cancelled = { type: 'chat.transfer-cancelled', data: { transfer } };
  const gone = async (now: Partial<typeof nadia>, words: string, heard: readonly unknown[] = []) => {
    const { version } = desk.chats.get(nadia.id)!;
    desk.chats.put({ ...nadia, version: version + 1 });
    await expect.poll(cards).toHaveLength(1);
    desk.socket.onFrame.call({ type: 'events', events: heard } as never);
    desk.chats.put({ ...nadia, version: version + 2, transfer: null, ...now });
    await expect.poll(cards).toEqual([]);
    await expect.element(page.getByText(words)).toBeVisible();
  };
  await gone({}, 'Tomás took the offer of the chat with Nadia F. back', [cancelled]);
  await gone({}, 'The chat with Nadia F. is not offered to you any more'); // read after a cut: what happened was not heard
  await gone(
    { transferEnded: transferEndedFixture({ outcome: 'expired', why: 'time' }) },
    'Nobody answered in time, so Tomás keeps the chat with Nadia F.',
  );
  await gone({ agent: ines }, 'Ines has the chat with Nadia F. now');
  await gone({ status: 'closed' }, 'The chat with Nadia F. was closed, so nobody has to take it over');
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await expect.poll(() => page.getByRole('button', { name: 'Dismiss' }).elements()).toEqual([]);
});

test('[C15] a department’s offer is for all who serve it and are available, but not for who passed on it', async () => {
  const to = { kind: 'department', id: 'dep_01j000000000000000000000aa', name: 'Mobile' };
  const all = { ...nadia, transfer: transferFixture({ to }) };
  const desk = await mountInDesk([all], html`<desk-transfers></desk-transfers>`);
  await expect.poll(cards).toHaveLength(1);
  await expect.element(page.getByText(/hands over Nadia F\. to Mobile/)).toBeVisible();
  const me = desk.session.me!;
  desk.session.state = { at: 'in', me: { ...me, departments: [{ id: 'dep_other' as never, name: 'Returns' }] } };
  desk.session.onChange.call();
  await expect.poll(cards).toEqual([]);
  expect(heard.at(-1)).toBe('The chat with Nadia F. is not offered to you any more');
  desk.session.state = { at: 'in', me };
  desk.session.onChange.call();
  await expect.poll(cards).toHaveLength(1);
  desk.chats.put({ ...all, version: 5, transfer: transferFixture({ to, declinedBy: [noor.id] }) });
  await expect.poll(cards).toEqual([]);
});

test('[C17] whoever offered a chat hears what became of it', async () => {
  const offered = { ...nadia, agent: noor, transfer: transferFixture({ from: noor, to: { kind: 'agent', ...tomas } }) };
  const desk = await mountInDesk([offered], html`<desk-transfers></desk-transfers>`);
  await document.querySelector('desk-transfers')!.updateComplete;
  desk.chats.put({ ...offered, version: 5, transfer: null, transferEnded: transferEndedFixture() });
  await expect.poll(() => heard).toEqual(['! Tomás declined: Nadia F. stays with you']);
  desk.chats.put({ ...offered, version: 6 });
  await Promise.resolve();
  await document.querySelector('desk-transfers')!.updateComplete;
  desk.chats.put({ ...offered, version: 7, agent: tomas, transfer: null });
  await expect.poll(() => heard.at(-1)).toBe('Tomás has the chat with Nadia F. now');
});
