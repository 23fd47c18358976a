import type { ChatEvent, ChatReach } from '@desk/protocol/chat';
import type { DeskEvent } from '@desk/protocol/events';
import { html } from 'lit';
import { afterEach, expect, onTestFinished, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { chatFixture, messageFixture } from '../../data/chat.fixture.ts';
import { closureFixture } from '../../data/closure.fixture.ts';
import { mountInDesk } from '../../data/desk-contexts.fixture.ts';
import { StubServer } from '../../data/stub-server.fixture.ts';
import { transferFixture } from '../../data/transfer.fixture.ts';
import { deepActiveElement } from '../../ui/deep-active-element.ts';
import type { ChatAction } from '../chat-action.ts';
import type { DeskConversation } from './desk-conversation.ts';
import type { DeskTranscript } from './desk-transcript.ts';
import './desk-conversation.ts';

const noor = { kind: 'agent', id: 'usr_01j000000000000000000000aa' as never, name: 'Noor Haddad' } as const;
const closure = closureFixture({ sentiment: 'positive', closedBy: noor, reason: 'resolved' });
const closed = chatFixture({ version: 5, status: 'closed', closure });
const line: ChatEvent = { version: 5, type: 'chat.closed', actor: noor, at: '2026-05-14T10:12:00Z', data: {} };
const hello = messageFixture(4, 'customer', 'It works!', '2026-05-14T10:11:00Z');

async function open() {
  const desk = await mountInDesk([closed], html`<desk-conversation chat-id=${closed.id}></desk-conversation>`);
  desk.chats.putTranscript({ chat: closed, messages: [hello], events: [line] });
  await expect.element(page.getByRole('region', { name: 'How this chat ended' })).toBeVisible();
  return desk;
}

afterEach(() => document.body.replaceChildren());

test('[K11] a thank-you after the close stands in the transcript of the closed chat, below the close, and opens nothing', async () => {
  const desk = await open();
  const message = messageFixture(6, 'customer', 'Thank you so much! 🙏', '2026-05-14T10:13:00Z');
  const event = {
    seq: 9,
    type: 'message.posted',
    actor: { kind: 'customer' },
    chatId: closed.id,
    chat: { ...closed, version: 6 },
    data: { message },
  };
  desk.chats.apply([event as unknown as DeskEvent]);
  await expect.element(page.getByText('Thank you so much! 🙏')).toBeVisible();
  const log = document.querySelector('desk-conversation')!.renderRoot.querySelector<DeskTranscript>('desk-transcript')!.log;
  const shown = [...log.querySelectorAll('.line, desk-message-group')].map((each) => each.tagName);
  expect(shown).toEqual(['DESK-MESSAGE-GROUP', 'DIV', 'DESK-MESSAGE-GROUP']);
  await expect.element(page.getByText('as positive', { exact: false })).toBeVisible();
});

test('[K10] the summary of a closed chat says what is missing and leads to the form that adds it', async () => {
  const desk = await open();
  const actions: string[] = [];
  desk.addEventListener('desk-chat-action', (event: ChatAction) => actions.push(event.action));
  await expect.element(page.getByText('No tag yet')).toBeVisible();
  await page.getByRole('button', { name: 'Add details' }).click();
  expect(actions).toEqual(['close']);
});

test('[J8] what can be done with a JIRA link is offered to whom the desk allows it: owner, closer, supervisor', async () => {
  const reference = { id: 'ref_1', kind: 'jira', text: 'NET-1', key: 'NET-1', url: null, state: 'linked', changedAt: closure.closedAt };
  const colleague = { kind: 'agent', id: 'usr_01j000000000000000000000zz', name: 'Tomás' };
  const theirs = closureFixture({ references: [reference as never], closedBy: colleague as never });
  const menus = async (chat: typeof closed) => {
    const desk = await mountInDesk([chat], html`<desk-conversation chat-id=${chat.id}></desk-conversation>`);
    desk.chats.putTranscript({ chat, messages: [hello], events: [line] });
    await expect.element(page.getByText('NET-1')).toBeVisible();
    return page.getByRole('button', { name: 'What to do with NET-1' }).elements().length;
  };
  expect(await menus(chatFixture({ status: 'closed', agent: noor as never, closure: theirs }))).toBe(1);
  expect(await menus(chatFixture({ status: 'closed', agent: colleague as never, closure: { ...theirs, closedBy: noor } }))).toBe(1);
  expect(await menus(chatFixture({ status: 'closed', agent: colleague as never, closure: theirs }))).toBe(0);
});

test('a chat that is only passed is not read, one that rests or is opened to write is', async () => {
  const unread = chatFixture({ agent: noor as never, unread: 2 });
  const other = chatFixture({ id: 'chat_other', agent: noor as never, unread: 1 });
  const read = (id: string) => `/api/chats/${id}/read`;
  const answers = { [`POST ${read(unread.id)}`]: () => ({ ...unread, unread: 0, version: 9 }), [`POST ${read(other.id)}`]: () => other };
  const server = new StubServer(answers);
  onTestFinished(() => server.remove());
  const desk = await mountInDesk([unread, other], html`<desk-conversation chat-id=${other.id}></desk-conversation>`);
  const conversation = document.querySelector<DeskConversation>('desk-conversation')!;
  for (const chat of [unread, other]) desk.chats.putTranscript({ chat, messages: [hello], events: [] });
  await conversation.updateComplete;
  conversation.chatId = unread.id;
  conversation.write();
  await conversation.updateComplete;
  expect(server.sent('POST', read(unread.id))).toHaveLength(1);
  await expect.poll(() => desk.chats.get(unread.id)?.unread).toBe(0);
  expect(server.sent('POST', read(other.id))).toHaveLength(0);
  conversation.chatId = other.id;
  await expect.poll(() => server.sent('POST', read(other.id)).length).toBe(1);
});

test('[C29] to the customer of a closed chat one writes a follow-up, unless they have a newer chat or opted out; what was typed is never hidden', async () => {
  let reach: ChatReach = { newer: null, optedOut: false };
  const server = new StubServer({ [`GET /api/chats/${closed.id}/reach`]: () => reach });
  onTestFinished(() => server.remove());
  const desk = await open();
  await page.getByRole('button', { name: 'Write to Ada' }).click();
  await expect.poll(() => deepActiveElement()?.getAttribute('aria-label')).toBe('Write to Ada');
  await userEvent.keyboard('NET-1 is repaired{Enter}');
  expect(desk.outbox.of(closed.id)).toMatchObject([{ text: 'NET-1 is repaired', isFollowUp: true }]);
  await userEvent.keyboard('Does it work');
  reach = { newer: { id: 'chat_new' as never, status: 'live' }, optedOut: false };
  desk.chats.put({ ...closed, version: 6 });
  await expect.element(page.getByRole('link', { name: 'Open it' })).toHaveAttribute('href', '/desk/live/chat_new?write');
  await expect.element(page.getByText('Your draft, not sent')).toBeVisible();
  reach = { newer: null, optedOut: true };
  desk.chats.put({ ...closed, version: 7 });
  const below = document.querySelector<DeskConversation>('desk-conversation')!.renderRoot.querySelector('desk-follow-up')!.renderRoot;
  await expect.poll(() => below.querySelector('ui-strip')?.textContent).toContain('Ada asked to hear no more');
  await expect.element(page.getByText('Does it work')).toBeVisible();
});

test('[C29] while the close can be undone a follow-up is written already, and sent when that is over', async () => {
  const server = new StubServer({ [`GET /api/chats/${closed.id}/reach`]: () => ({ newer: null, optedOut: false }) });
  onTestFinished(() => server.remove());
  const undoable = { ...closed, closure: { ...closure, undoUntil: new Date(Date.now() + 60_000).toISOString() } };
  const desk = await mountInDesk([undoable], html`<desk-conversation chat-id=${closed.id}></desk-conversation>`);
  desk.chats.putTranscript({ chat: undoable, messages: [hello], events: [line] });
  await expect.element(page.getByRole('region', { name: 'How this chat ended' })).toBeVisible();
  document.querySelector<DeskConversation>('desk-conversation')!.write();
  await expect.poll(() => deepActiveElement()?.getAttribute('aria-label')).toBe('Write to Ada');
  await userEvent.keyboard('One more thing{Enter}');
  await expect.element(page.getByRole('alert')).toHaveTextContent('This can be sent in a moment, when the close can no longer be undone.');
  expect(desk.outbox.of(closed.id)).toEqual([]);
  desk.chats.put({ ...closed, version: 6 });
  await expect.poll(() => page.getByRole('alert').elements()).toHaveLength(0);
  await userEvent.keyboard('{Enter}');
  expect(desk.outbox.of(closed.id)).toMatchObject([{ text: 'One more thing', isFollowUp: true }]);
});

test('[V6] that the customer asks for a supervisor is said from the head, with a reason that is not lost, and taken back over the chat', async () => {
  const chat = chatFixture({ agent: noor as never });
  const asked = { at: '2026-05-14T10:12:00.000Z', reason: 'Wants her money back' };
  const server = new StubServer({
    [`POST /api/chats/${chat.id}/ask-supervisor`]: () => ({ ...chat, version: 5, supervisorAsked: asked }),
    [`POST /api/chats/${chat.id}/unask-supervisor`]: () => ({ ...chat, version: 6, supervisorAsked: null }),
  });
  onTestFinished(() => server.remove());
  const desk = await mountInDesk([chat], html`<desk-conversation chat-id=${chat.id}></desk-conversation>`);
  desk.chats.putTranscript({ chat, messages: [hello], events: [] });
  const ask = async () => {
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Ada asks for a supervisor…' }).click();
    await expect.poll(() => deepActiveElement()?.localName).toBe('input');
  };
  await ask();
  await userEvent.keyboard(' Wants her{Escape}');
  await expect.poll(() => page.getByRole('dialog').elements()).toHaveLength(0);
  await ask();
  await userEvent.keyboard('{End} money back{Enter}');
  await expect.element(page.getByText('Ada M. asks for a supervisor')).toBeVisible();
  expect(page.getByRole('dialog').elements()).toHaveLength(0);
  await page.getByRole('button', { name: 'Take back' }).click();
  await expect.poll(() => page.getByText('Ada M. asks for a supervisor').elements()).toHaveLength(0);
  expect(server.asked.filter(({ path }) => path.includes('supervisor')).map(({ body }) => body)).toEqual([{ reason: asked.reason }, {}]);
  // A colleague's chat offers nothing of it.
  desk.chats.put({ ...chat, version: 7, agent: { id: 'usr_01j000000000000000000000zz', name: 'Tomás' } as never, supervisorAsked: asked });
  await expect.element(page.getByText('Wants her money back')).toBeVisible();
  expect(page.getByRole('button', { name: /^(More|Take back)$/ }).elements()).toHaveLength(0);
});

test('[C10] [C15] the head offers a transfer; while the chat is on offer that is over it, and it cannot be set to pending, which says why', async () => {
  const chat = chatFixture({ agent: noor as never });
  const server = new StubServer({});
  onTestFinished(() => server.remove());
  const desk = await mountInDesk([chat], html`<desk-conversation chat-id=${chat.id}></desk-conversation>`);
  desk.chats.putTranscript({ chat, messages: [hello], events: [] });
  await page.getByRole('button', { name: 'Transfer', exact: true }).click();
  await expect.element(page.getByRole('dialog', { name: 'Transfer Ada M.' })).toBeVisible();
  await userEvent.keyboard('{Escape}');
  const to = { kind: 'agent', id: 'usr_m', name: 'Mikkel Dahl' };
  desk.chats.put({ ...chat, version: 5, transfer: transferFixture({ to, from: noor }) });
  await expect.element(page.getByRole('button', { name: 'Cancel transfer' })).toBeVisible();
  expect(page.getByRole('button', { name: 'Transfer', exact: true }).elements()).toHaveLength(0);
  const why = 'On offer to Mikkel Dahl. Cancel the transfer first';
  const heard: string[] = [];
  const hear = ({ words }: { words: string }) => void heard.push(words);
  document.addEventListener('ui-announcement-made', hear);
  onTestFinished(() => document.removeEventListener('ui-announcement-made', hear));
  await page.getByRole('button', { name: `Set pending: ${why}` }).click({ force: true });
  await page.getByRole('button', { name: 'More ways to send' }).click();
  await page.getByRole('menuitem', { name: 'Send and set pending' }).click({ force: true });
  document.querySelector<DeskConversation>('desk-conversation')!.togglePending();
  expect(heard).toEqual([why, why, why]);
  expect(server.sent('POST', `/api/chats/${chat.id}/pending`)).toEqual([]);
});

test('[C16] what is offered to me can be read, and answered under what was said', async () => {
  const chat = chatFixture({
    agent: { id: 'usr_01j000000000000000000000tt', name: 'Tomás Ribeiro' } as never,
    transfer: transferFixture(),
  });
  const desk = await mountInDesk([chat], html`<desk-conversation chat-id=${chat.id}></desk-conversation>`);
  desk.chats.putTranscript({ chat, messages: [hello], events: [] });
  await expect.element(page.getByText('It works!')).toBeVisible();
  await expect.element(page.getByRole('button', { name: 'Accept', exact: true })).toBeVisible();
  expect(page.getByRole('textbox').elements()).toHaveLength(0);
  desk.chats.put({ ...chat, version: 5, transfer: null });
  await expect.element(page.getByText('Tomás owns this chat. You can read along.')).toBeVisible();
});

test('[C17] what was typed to decline one chat is not there in the next, and once it is declined the focus is in what was said', async () => {
  const tomas = { id: 'usr_01j000000000000000000000tt', name: 'Tomás Ribeiro' } as never;
  const nadia = chatFixture({ id: 'chat_N', agent: tomas, transfer: transferFixture() });
  const bashir = chatFixture({ id: 'chat_B', agent: tomas, transfer: transferFixture({ id: 'xfer_B' }) });
  const decline = '/api/chats/chat_B/transfer/decline';
  const server = new StubServer({ [`POST ${decline}`]: () => ({ ...bashir, version: 9, transfer: null }) });
  onTestFinished(() => server.remove());
  const desk = await mountInDesk([], html`<desk-conversation chat-id="chat_N"></desk-conversation>`);
  for (const chat of [nadia, bashir]) desk.chats.putTranscript({ chat, messages: [hello], events: [] });
  const why = page.getByRole('textbox', { name: /^Why/ });
  await page.getByRole('button', { name: 'Decline' }).click();
  await why.fill('Nadia is rude');
  const conversation = document.querySelector('desk-conversation')!;
  conversation.chatId = 'chat_B';
  await expect.element(page.getByRole('button', { name: 'Accept', exact: true })).toBeVisible();
  expect(why.elements()).toEqual([]);
  await page.getByRole('button', { name: 'Decline' }).click();
  await expect.poll(() => deepActiveElement()?.localName).toBe('input');
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByText('Tomás owns this chat. You can read along.')).toBeVisible();
  await expect.poll(() => conversation.reading?.shadowRoot?.activeElement != null).toBe(true);
  expect(server.sent('POST', decline).map(({ body }) => body)).toEqual([{ transferId: 'xfer_B', reason: null }]);
});
