import { DeskError } from '@desk/protocol/errors';
import { html } from 'lit';
import { afterEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { chatFixture } from '../data/chat.fixture.ts';
import { mountInDesk } from '../data/desk-contexts.fixture.ts';
import { StubServer } from '../data/stub-server.fixture.ts';
import { transferEndedFixture, transferFixture } from '../data/transfer.fixture.ts';
import './desk-transfer-strip.ts';

const tomas = { id: 'usr_01j000000000000000000000tt', name: 'Tomás Ribeiro' };
const to = { kind: 'agent', ...tomas };
const offered = chatFixture({ transfer: transferFixture({ to, from: { id: 'usr_01j000000000000000000000aa', name: 'Noor Haddad' } }) });
const ended = (over: Record<string, unknown>) =>
  chatFixture({ version: 6, transferEnded: transferEndedFixture({ reason: null, ...over }) });
const words = () =>
  document.querySelector('desk-transfer-strip')!.renderRoot.querySelector('ui-strip')?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
let server: StubServer | undefined;

async function show(chat: typeof offered, mine = true) {
  await mountInDesk([chat], html`<desk-transfer-strip .chat=${chat} ?mine=${mine}></desk-transfer-strip>`);
  return document.querySelector('desk-transfer-strip')!;
}

afterEach(() => {
  server?.remove();
  server = undefined;
  document.body.replaceChildren();
});

test('[C19] a chat on offer says to whom and how long still; its owner takes the offer back, or reads why that came too late', async () => {
  let isLate = true;
  server = new StubServer({
    [`POST /api/chats/${offered.id}/transfer/cancel`]: () => {
      if (isLate) throw new DeskError('offer-over', 'Tomás Ribeiro has accepted this chat.');
      return { ...offered, version: 5, transfer: null };
    },
  });
  const strip = await show(offered);
  await expect.poll(words).toMatch(/^Offered to Tomás, left\s?Needs a credit above my limit Cancel transfer$/);
  let done = 0;
  strip.addEventListener('ui-dismiss-requested', () => done++);
  await page.getByRole('button', { name: 'Cancel transfer' }).click();
  await expect.element(page.getByRole('alert')).toHaveTextContent('Tomás Ribeiro has accepted this chat.');
  isLate = false;
  await page.getByRole('button', { name: 'Cancel transfer' }).click();
  await expect.poll(() => done).toBe(1);
  expect(server.asked.map(({ body }) => body)).toEqual([{ transferId: offered.transfer!.id }, { transferId: offered.transfer!.id }]);
  isLate = true;
  await page.getByRole('button', { name: 'Cancel transfer' }).click();
  await expect.element(page.getByRole('alert')).toBeVisible();
  strip.chat = chatFixture({ id: 'chat_next', transfer: transferFixture({ id: 'xfer_next', to }) });
  await expect.poll(() => page.getByRole('alert').elements()).toEqual([]);
  strip.refusal = 'You are offline';
  await expect.element(page.getByRole('button', { name: 'Cancel transfer' })).toBeDisabled();
  strip.chat = ended({});
  await expect.element(page.getByRole('button', { name: 'OK' })).toBeDisabled();
});

test('[C17] [C18] how an offer ended is told to its owner until they say that they know, with another offer beside it', async () => {
  const chat = ended({ reason: 'At lunch' });
  server = new StubServer({ [`POST /api/chats/${chat.id}/transfer/acknowledge`]: () => ({ ...chat, version: 7, transferEnded: null }) });
  const strip = await show(chat);
  await expect.poll(words).toContain('Tomás declined. The chat stays with you.At lunch');
  let again = 0;
  strip.addEventListener('desk-transfer-wanted', () => again++);
  await page.getByRole('button', { name: 'Transfer again' }).click();
  expect(again).toBe(1);
  await page.getByRole('button', { name: 'OK' }).click();
  await expect.poll(() => server?.asked.map(({ body }) => body)).toEqual([{ transferId: chat.transferEnded!.id }]);
  const mobile = { kind: 'department', id: 'dep_m', name: 'Mobile' };
  const told: [Record<string, unknown>, string][] = [
    [{ outcome: 'expired', why: 'time' }, 'Tomás did not answer in time. '],
    [{ outcome: 'expired', why: 'receiver-left' }, 'Tomás is not available any more. '],
    [{ to: mobile, outcome: 'expired', why: 'time' }, 'Nobody in Mobile answered in time. '],
    [{ to: mobile, outcome: 'expired', why: 'receiver-left' }, 'Nobody in Mobile is available any more. '],
    [{ to: mobile }, 'Everybody in Mobile declined. '],
  ];
  for (const [over, sentence] of told) {
    strip.chat = ended(over);
    await expect.poll(words).toContain(`${sentence}The chat stays with you.`);
  }
});

test('[C15] whoever else reads the chat sees that it is on offer, and nothing to press', async () => {
  const strip = await show(offered, false);
  await expect.poll(words).toContain('Noor offers this chat to Tomás,');
  expect(page.getByRole('button').elements()).toEqual([]);
  strip.chat = ended({});
  await expect.poll(words).toBe('');
});
