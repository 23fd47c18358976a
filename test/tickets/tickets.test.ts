import type { Chat, VisitorChat } from '@desk/protocol/chat';
import type { SentimentReport } from '@desk/protocol/report';
import { sql } from 'kysely';
import { expect } from 'vitest';
import { type Desk, test } from '../desk.ts';
import { listen } from '../listener.ts';
import { type Business, type Customer, closeForm, createBusiness, type Person } from '../people.ts';
import { until } from '../until.ts';

/** A live chat whose customer waited in vain, as the ticket that it has become. */
async function ticketOf(desk: Desk, business: Business, agent: Person): Promise<{ chat: Chat; customer: Customer }> {
  const { chat, customer } = await business.liveChat(agent);
  await sql`update chats set due_at = now() - interval '1 second' where id = ${chat.id}`.execute(desk.db);
  return { chat: await become(agent, chat.id, 'ticketed'), customer };
}

const read = async (person: Person, id: string) => (await person.get<{ chat: Chat }>(`/api/chats/${id}`)).chat;

const become = (person: Person, id: string, status: Chat['status']) =>
  until(async () => {
    const chat = await read(person, id);
    return chat.status === status ? chat : null;
  });

const ticketsOf = async (person: Person) =>
  (await person.get<{ items: Chat[] }>('/api/chats?tab=tickets')).items.map(({ id }) => id).sort();

test('[C24] [T1] [13.16] a chat whose customer waited in vain becomes a ticket that nobody owns, and says so to all', async ({ desk }) => {
  const business = await createBusiness(desk);
  const agent = await business.person('agent', { limit: 1 });
  const colleague = await business.person('agent', { available: false });
  const elsewhere = await business.person('agent', { available: false });
  await business.move(elsewhere, [await business.department('Billing')]);
  const heard = await listen(colleague, ['tickets']);
  const { chat, customer } = await ticketOf(desk, business, agent);
  expect(chat).toMatchObject({ status: 'ticketed', agent: null, department: { name: 'Mobile' }, closure: null });
  expect(chat.ticketedAt).not.toBeNull();
  expect((await heard.event('chat.ticketed')).chat).toMatchObject({ id: chat.id, status: 'ticketed' });
  const { events } = await colleague.get<{ events: { type: string; data: object }[] }>(`/api/chats/${chat.id}`);
  expect(events.at(-1)).toMatchObject({ type: 'chat.ticketed', actor: { kind: 'system' } });
  expect(await ticketsOf(colleague)).toEqual([chat.id]);
  expect(await ticketsOf(elsewhere)).toEqual([]);
  const { chat: seen } = await customer.get<{ chat: VisitorChat }>('/api/widget/chat');
  expect(seen).toMatchObject({ id: chat.id, status: 'ticket', closedAt: null });
  await business.liveChat(agent); // their only place is free again
});

test('[T3] of two who accept a ticket the first has it, and answers in it', async ({ desk }) => {
  const business = await createBusiness(desk);
  const agent = await business.person('agent', { limit: 1 });
  const others = await Promise.all([1, 2].map(() => business.person('agent', { available: false })));
  const { chat, customer } = await ticketOf(desk, business, agent);
  const path = `/api/chats/${chat.id}/accept-ticket`;
  const answers = await Promise.allSettled(others.map((other) => other.post<Chat>(path)));
  const winner = others[answers.findIndex(({ status }) => status === 'fulfilled')]!;
  expect(answers.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: { code: 'conflict', message: `${winner.name} has accepted this ticket.` },
  });
  expect(await winner.post<Chat>(path)).toMatchObject({ status: 'ticketed', agent: { id: winner.id } });
  await winner.post(`/api/chats/${chat.id}/messages`, { text: 'We are back', clientId: 'we-are-back' });
  const { messages } = await customer.get<{ messages: { text: string }[] }>('/api/widget/chat');
  expect(messages.at(-1)!.text).toBe('We are back');
  await expect(agent.post(`/api/chats/${chat.id}/messages`, { text: 'No', clientId: 'not-mine-any-more' })).rejects.toMatchObject({
    code: 'not-yours',
  });
});

test('[T3] a ticket of another department is not theirs to accept', async ({ desk }) => {
  const business = await createBusiness(desk);
  const agent = await business.person('agent');
  const elsewhere = await business.person('agent', { available: false });
  await business.move(elsewhere, [await business.department('Billing')]);
  const { chat } = await ticketOf(desk, business, agent);
  await expect(elsewhere.post(`/api/chats/${chat.id}/accept-ticket`)).rejects.toMatchObject({ code: 'not-allowed' });
});

test('[T4] several are accepted at once, the oldest first', async ({ desk }) => {
  const business = await createBusiness(desk);
  const agent = await business.person('agent');
  const ids: string[] = [];
  for (let i = 0; i < 3; i++) ids.push((await ticketOf(desk, business, agent)).chat.id);
  const { items } = await agent.post<{ items: Chat[] }>('/api/chats/accept-tickets', { count: 2 });
  expect(items.map(({ id }) => id)).toEqual(ids.slice(0, 2));
  expect((await read(agent, ids[2]!)).agent).toBeNull();
});

test('[T5] [K6] its agent closes it with the same form; undone it is a ticket again, with its owner', async ({ desk }) => {
  const business = await createBusiness(desk, { undoSeconds: 60 });
  const agent = await business.person('agent');
  const { chat } = await ticketOf(desk, business, agent);
  await expect(agent.post(`/api/chats/${chat.id}/close`, closeForm(chat))).rejects.toMatchObject({ code: 'not-yours' });
  const mine = await agent.post<Chat>(`/api/chats/${chat.id}/accept-ticket`);
  const closed = await agent.post<Chat>(`/api/chats/${chat.id}/close`, closeForm(mine, { sentiment: 'negative' }));
  expect(closed).toMatchObject({ status: 'closed', closure: { sentiment: 'negative', reason: 'resolved', closedBy: { id: agent.id } } });
  expect(await agent.post<Chat>(`/api/chats/${chat.id}/undo-close`)).toMatchObject({ status: 'ticketed', agent: { id: agent.id } });
});

test('[T6] [13.20] it closes by itself when the customer reaches an agent again, and counts with nothing set', async ({ desk }) => {
  const business = await createBusiness(desk);
  const agent = await business.person('agent', { limit: 1 });
  const supervisor = await business.person('supervisor');
  const { chat, customer } = await ticketOf(desk, business, agent);
  const { chat: other } = await business.liveChat(agent);
  const { chat: waiting } = await customer.say('Is anybody there?');
  expect(waiting.id).not.toBe(chat.id);
  expect((await read(agent, waiting.id)).previousChatId).toBe(chat.id);
  expect((await read(agent, chat.id)).status).toBe('ticketed'); // in the queue they have reached nobody
  await agent.post(`/api/chats/${other.id}/close`, closeForm(other, { sentiment: 'positive' }));
  const closed = await become(agent, chat.id, 'closed');
  expect(closed.closure).toMatchObject({ reason: 'customer_returned', closedBy: { kind: 'system' }, sentiment: null, tags: [] });
  const day = `from=${new Date(Date.now() - 86_400_000).toISOString()}&to=${new Date(Date.now() + 86_400_000).toISOString()}&by=day`;
  const report = await until(async () => {
    const counted = await supervisor.get<SentimentReport>(`/api/reports/sentiment?${day}`);
    return counted.total.positive + counted.total.notSet === 2 ? counted : null;
  });
  expect(report.total).toMatchObject({ positive: 1, neutral: 0, negative: 0, notSet: 1 });
});

test('[T7] [T8] [T9] [V6] a supervisor gives it to an agent, the agent gives it back, the supervisor closes it', async ({ desk }) => {
  const business = await createBusiness(desk);
  const agent = await business.person('agent');
  const colleague = await business.person('agent', { available: false });
  const supervisor = await business.person('supervisor');
  const { chat } = await ticketOf(desk, business, agent);
  const given = await supervisor.post<Chat>(`/api/chats/${chat.id}/assign`, { agentId: colleague.id });
  expect(given).toMatchObject({ status: 'ticketed', agent: { id: colleague.id } });
  await expect(agent.post(`/api/chats/${chat.id}/release-ticket`)).rejects.toMatchObject({ code: 'not-yours' });
  // Its customer asks for a supervisor, also while nobody has it, until one takes it.
  const { supervisorAsked } = await colleague.post<Chat>(`/api/chats/${chat.id}/ask-supervisor`, { reason: 'Refund' });
  const released = await colleague.post<Chat>(`/api/chats/${chat.id}/release-ticket`);
  expect(released).toMatchObject({ status: 'ticketed', agent: null, supervisorAsked: { reason: 'Refund' } });
  expect((await agent.post<Chat>(`/api/chats/${chat.id}/accept-ticket`)).supervisorAsked).toEqual(supervisorAsked);
  await agent.post(`/api/chats/${chat.id}/release-ticket`);
  expect((await supervisor.post<Chat>(`/api/chats/${chat.id}/accept-ticket`)).supervisorAsked).toBeNull();
  await supervisor.post(`/api/chats/${chat.id}/release-ticket`);
  const closed = await supervisor.post<Chat>(`/api/chats/${chat.id}/close`, closeForm(given));
  expect(closed.closure).toMatchObject({ closedBy: { kind: 'supervisor' } });
});

test('[K11] [C26] thanks stand on the ticket, a keyword ends it, and nothing else opens', async ({ desk }) => {
  const business = await createBusiness(desk);
  const agent = await business.person('agent');
  const { chat, customer } = await ticketOf(desk, business, agent);
  expect((await customer.say('thanks!')).chat).toMatchObject({ id: chat.id, status: 'ticket' });
  expect((await customer.say('//end')).chat).toMatchObject({ id: chat.id, status: 'closed' });
  expect((await read(agent, chat.id)).closure).toMatchObject({ reason: 'customer_end' });
});
