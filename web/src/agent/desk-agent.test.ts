import { html } from 'lit';
import { afterEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { chatFixture } from '../data/chat.fixture.ts';
import { mountInDesk } from '../data/desk-contexts.fixture.ts';
import { StubServer } from '../data/stub-server.fixture.ts';
import { transferFixture } from '../data/transfer.fixture.ts';
import { PanelChosen } from './customer/panel-chosen.ts';
import './desk-agent.ts';

const home = location.pathname + location.search;

afterEach(() => {
  localStorage.clear();
  document.body.replaceChildren();
  history.replaceState(null, '', home);
});

test('a desk that was left does not bring back refused forms, however often it was opened', async () => {
  history.replaceState(null, '', '/desk/live');
  const desk = await mountInDesk([], html`<desk-agent></desk-agent>`);
  const element = document.querySelector('desk-agent')!;
  const place = element.parentElement!;
  await expect.poll(() => desk.closing.onRefused.size).toBe(1);
  element.remove();
  expect(desk.closing.onRefused.size).toBe(0);
  place.append(element);
  await expect.poll(() => desk.closing.onRefused.size).toBe(1);
  element.remove();
  place.append(element);
  await element.updateComplete;
  await expect.poll(() => desk.closing.onRefused.size).toBe(1);
});

test('what was chosen of the details is shown of the next chat, too', async () => {
  history.replaceState(null, '', '/desk/live/chat_a');
  const { router } = await mountInDesk([chatFixture({ id: 'chat_a' }), chatFixture({ id: 'chat_b' })], html`<desk-agent></desk-agent>`);
  const desk = document.querySelector('desk-agent')!;
  const shown = () => desk.shadowRoot!.querySelector('desk-customer')?.tab;
  if (!desk.shadowRoot!.querySelector('aside')) desk.togglePanel();
  await expect.poll(shown).toBe('profile');
  desk.shadowRoot!.querySelector('aside')!.dispatchEvent(new PanelChosen('history'));
  await expect.poll(shown).toBe('history');
  router.go('/desk/live/chat_b');
  await expect.poll(() => location.search).toBe('');
  await expect.poll(shown).toBe('history');
});

test('[C16] A takes the open ticket while that can be taken, and else the transfer request, as its card says', async () => {
  const ticket = chatFixture({ id: 'chat_T', status: 'ticketed', agent: null });
  const offered = chatFixture({
    id: 'chat_N',
    agent: { id: 'usr_01j000000000000000000000tt', name: 'Tomás' } as never,
    transfer: transferFixture(),
  });
  const { agent } = chatFixture();
  const server = new StubServer({
    'GET /api/chats': (_, query) => ({ items: query.get('tab') === 'tickets' ? [ticket] : [], nextCursor: null }),
    'POST /api/chats/chat_T/accept-ticket': () => ({ ...ticket, version: 9, agent }),
  });
  history.replaceState(null, '', '/desk/tickets/chat_T');
  const desk = await mountInDesk([ticket, offered], html`<desk-agent></desk-agent>`);
  desk.chats.putTranscript({ chat: ticket, messages: [], events: [] });
  const card = () =>
    document
      .querySelector('desk-agent')
      ?.column.transfers?.renderRoot?.querySelector('desk-transfer-card')
      ?.renderRoot.querySelector('ui-button');
  await expect.poll(() => card()?.keys).toBe('');
  await userEvent.keyboard('a');
  await expect.poll(() => card()?.keys).toBe('A');
  expect(server.sent('POST', '/api/chats/chat_N/transfer/accept')).toEqual([]);
  expect(server.sent('POST', '/api/chats/chat_T/accept-ticket')).toHaveLength(1);
  server.remove();
});
