import type { DeskEvent } from '@desk/protocol/events';
import { html } from 'lit';
import { afterEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { chatFixture } from '../../data/chat.fixture.ts';
import { closureFixture } from '../../data/closure.fixture.ts';
import { mountInDesk } from '../../data/desk-contexts.fixture.ts';
import { StubServer } from '../../data/stub-server.fixture.ts';
import { agentLoad } from '../figures/figures.fixture.ts';
import './desk-chat-reader.ts';

let server: StubServer;
afterEach(() => {
  server.remove();
  document.body.replaceChildren();
});

test('[T7] the menu to assign follows who takes chats, and reads agents alone', async () => {
  const [wen, ines] = [agentLoad('Wen Li', 1, 5), agentLoad('Ines Duarte', 2, 5, { available: false })];
  const chat = chatFixture({ id: 'chat_Ada', customer: { id: 'cust_Ada', name: 'Ada' } as never });
  server = new StubServer({
    'GET /api/agents': () => ({ items: [wen, ines] }),
    'GET /api/chats/chat_Ada': () => ({ ...chat, messages: [] }),
    'GET /api/customers/cust_Ada/notes': () => ({ items: [] }),
  });
  const desk = await mountInDesk([chat], html`<desk-chat-reader chat-id="chat_Ada"></desk-chat-reader>`);
  const menu = () => document.querySelector('desk-chat-reader')!.renderRoot.querySelector('ui-menu')!;
  const choices = () => menu().items.map(({ label }) => label);
  await expect.poll(choices).toEqual(['Wen Li, 1 of 5']);
  const changed = (agentId: string, available: boolean) =>
    ({ seq: 1, type: 'agent.availability-changed', data: { agentId, available } }) as unknown as DeskEvent;
  desk.socket.onFrame.call({ type: 'events', cursor: 'c2', events: [changed(wen.id, false), changed(ines.id, true)] });
  await expect.poll(choices).toEqual(['Ines Duarte, 2 of 5']);
  await page.getByRole('button', { name: 'Assign Ada to' }).click();
  await expect.element(page.getByRole('menuitem', { name: 'Ines Duarte, 2 of 5' })).toBeVisible();
  expect(server.asked.map(({ path }) => path).filter((path) => /tags|departments/.test(path))).toEqual([]);
});

test('[Q4] what the customer answered stands with the closing details, their words as text, live', async () => {
  const closure = closureFixture({ survey: { csat: null, nps: null } });
  const system = { kind: 'system', name: 'surveys' };
  const chat = chatFixture({ id: 'chat_Ada', customer: { id: 'cust_Ada', name: 'Ada' } as never, status: 'closed', closure });
  server = new StubServer({
    'GET /api/agents': () => ({ items: [] }),
    'GET /api/chats/chat_Ada': () => ({
      chat,
      messages: [],
      events: [{ version: 3, type: 'chat.survey-asked', actor: system, at: closure.closedAt, data: {} }],
    }),
    'GET /api/customers/cust_Ada/notes': () => ({ items: [] }),
  });
  const desk = await mountInDesk([chat], html`<desk-chat-reader chat-id="chat_Ada"></desk-chat-reader>`);
  await expect.element(page.getByText(/^Survey sent to Ada/)).toBeVisible();
  await expect.element(page.getByText('Asked how it was, not answered so far.')).toBeVisible();
  const survey = { csat: { score: 2, comment: '<i>Asked</i> three times' }, nps: null };
  desk.chats.put({ ...chat, version: 9, closure: { ...closure, survey } });
  await expect
    .element(page.getByRole('list', { name: 'What the customer answered' }))
    .toHaveTextContent('CSAT 2/5 <i>Asked</i> three times');
});

test('[C28] what is noted on a closed chat later, by its closing form too, stands once beside it', async () => {
  const closure = closureFixture({ closedAt: '2026-05-13T08:12:00.000Z' });
  const chat = chatFixture({ id: 'chat_Ada', customer: { id: 'cust_Ada', name: 'Ada' } as never, status: 'closed', closure });
  const items: object[] = [];
  server = new StubServer({
    'GET /api/agents': () => ({ items: [] }),
    'GET /api/chats/chat_Ada': () => ({ chat, messages: [], events: [] }),
    'GET /api/customers/cust_Ada/notes': () => ({ items }),
  });
  const desk = await mountInDesk([chat], html`<desk-chat-reader chat-id="chat_Ada"></desk-chat-reader>`);
  await expect.element(page.getByText('No closing note.')).toBeVisible();
  const author = { id: 'usr_1', name: 'Noor Haddad' };
  items.push({
    id: 'note_1',
    customerId: 'cust_Ada',
    chatId: chat.id,
    author,
    text: 'Refund sent',
    closing: false,
    at: '2026-05-13T09:00:00.000Z',
  });
  const amended = { seq: 1, type: 'chat.amended', chatId: chat.id, chat: { ...chat, version: 5 }, data: {} } as unknown as DeskEvent;
  desk.socket.onFrame.call({ type: 'events', cursor: 'c2', events: [amended] });
  desk.chats.put({ ...chat, version: 5 });
  await expect.poll(() => page.getByText('Refund sent').elements()).toHaveLength(1);
});
