import { setTimeout as pause } from 'node:timers/promises';
import { system } from '@desk/core/access';
import { assignChat } from '@desk/core/chats/assign';
import type { Chat, Message, VisitorChat } from '@desk/protocol/chat';
import type { BulkResult } from '@desk/protocol/closure';
import type { EventType } from '@desk/protocol/events';
import { sql } from 'kysely';
import { expect } from 'vitest';
import { createClient } from '../client.ts';
import { type Desk, testApart as test } from '../desk.ts';
import { closeForm, createBusiness, type Person } from '../people.ts';
import { until } from '../until.ts';

const eventsOf = (desk: Desk, chatId: string, type: EventType) =>
  desk.db
    .selectFrom('events')
    .selectAll()
    .where('chat_id', '=', chatId as never)
    .where('type', '=', type)
    .execute();

test('[fault A09] closing, assigning, closing again and the customer’s leaving at once end a chat once, and leave nobody in it', async ({
  desk,
}) => {
  const business = await createBusiness(desk);
  const agent = await business.person('agent');
  const colleague = await business.person('agent', { available: false });
  const supervisor = await business.person('supervisor', { at: desk.otherUrl });
  for (let run = 0; run < 8; run++) {
    const { chat, customer } = await business.liveChat(agent);
    const path = `/api/chats/${chat.id}`;
    const answers = await Promise.all([
      agent.send('POST', `${path}/close`, closeForm(chat)),
      supervisor.send('POST', `${path}/assign`, { agentId: colleague.id }),
      supervisor.send('POST', `${path}/close`, closeForm(chat)),
      customer.send('POST', '/api/widget/end', {}),
    ]);
    for (const { status } of answers) expect([200, 403, 409]).toContain(status);
    expect(await eventsOf(desk, chat.id, 'chat.closed')).toHaveLength(1);
    for (const who of [agent, colleague, supervisor]) {
      const { items } = await who.get<{ items: Chat[] }>('/api/chats?tab=live');
      expect(items.map(({ id }) => id)).not.toContain(chat.id);
    }
  }
});

test('[fault A10] a chat that thirty routings would give away at once goes to one agent, and the others are told', async ({ desk }) => {
  const business = await createBusiness(desk);
  const agents: Person[] = [];
  for (let i = 0; i < 3; i++) agents.push(await business.person('agent', { available: false }));
  const { chat } = await (await business.customer()).say('Anybody?');
  const outcomes = await Promise.allSettled(
    Array.from({ length: 30 }, (_, i) =>
      assignChat(desk.db, system(business.workspaceId, 'routing'), chat.id, { agentId: agents[i % 3]!.id, ifWaiting: true }),
    ),
  );
  const [assigned, ...more] = await eventsOf(desk, chat.id, 'chat.assigned');
  expect(more).toEqual([]);
  const owner = (assigned!.data as { to: { id: string } }).to.id;
  for (const outcome of outcomes) {
    if (outcome.status === 'fulfilled') expect(outcome.value.agent!.id).toBe(owner);
    else expect(outcome.reason).toMatchObject({ code: 'conflict', message: 'Somebody was faster.' });
  }
});

test('[fault A12] what stops one chat of a bulk close stops no other, and each has its own outcome', async ({ desk }) => {
  const business = await createBusiness(desk);
  const [billing, strict] = [await business.department('Billing'), await business.department('Strict')];
  await desk.db.updateTable('departments').set({ required_sentiment: true }).where('id', '=', strict).execute();
  const agent = await business.person('agent');
  await business.move(agent, []);
  const supervisor = await business.person('supervisor');
  await business.move(supervisor, [business.departmentId, strict]);
  const chats: Chat[] = [];
  for (let i = 0; i < 10; i++) chats.push((await business.liveChat(agent)).chat);
  const moved = (chat: Chat, department: string) =>
    sql`update chats set department_id = ${department} where id = ${chat.id}`.execute(desk.db);
  await moved(chats[3]!, strict);
  await agent.post(`/api/chats/${chats[6]!.id}/close`, closeForm(chats[6]!));
  await moved(chats[8]!, billing);
  const { results } = await supervisor.post<{ results: BulkResult[] }>('/api/chats/bulk-close', { chatIds: chats.map(({ id }) => id) });
  expect(results.map(({ chatId }) => chatId)).toEqual(chats.map(({ id }) => id));
  const outcome = (i: number) => [results[i]!.outcome, results[i]!.code];
  expect([outcome(3), outcome(6), outcome(8)]).toEqual([
    ['failed', 'invalid'],
    ['skipped', 'already-closed'],
    ['failed', 'not-yours'],
  ]);
  expect([3, 6, 8].map((i) => results[i]!.reason)).toEqual([
    'Choose a sentiment',
    'This chat is already closed.',
    `${agent.name} owns this chat.`,
  ]);
  expect(results.filter((result) => result.outcome === 'done')).toHaveLength(7);
  const open = (await agent.get<{ items: Chat[] }>('/api/chats?tab=live')).items.map(({ id }) => id);
  expect(open.sort()).toEqual([chats[3]!.id, chats[8]!.id].sort());
});

test('[fault A16] ten who give a chat to the same agent at once change it once', async ({ desk }) => {
  const business = await createBusiness(desk);
  const [agent, colleague] = [await business.person('agent'), await business.person('agent', { available: false })];
  const supervisor = await business.person('supervisor');
  const elsewhere = createClient(desk.otherUrl, { cookie: supervisor.cookie });
  const { chat } = await business.liveChat(agent);
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, i) =>
      (i % 2 ? supervisor : elsewhere).post<Chat>(`/api/chats/${chat.id}/assign`, { agentId: colleague.id }),
    ),
  );
  for (const answer of answers) expect(answer).toEqual(answers[0]);
  expect(answers[0]).toMatchObject({ agent: { id: colleague.id }, version: chat.version + 1 });
});

test('[fault A24] twenty closes at once are one event, and a close whose event cannot be written has not happened', async ({ desk }) => {
  const business = await createBusiness(desk);
  const agent = await business.person('agent');
  const [first, second] = [await business.liveChat(agent), await business.liveChat(agent)];
  const close = (chat: Chat) => agent.send('POST', `/api/chats/${chat.id}/close`, closeForm(chat, { note: 'Done', references: ['INC 1'] }));
  const answers = await Promise.all(Array.from({ length: 20 }, () => close(first.chat)));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array<number>(19).fill(409)]);
  expect(await eventsOf(desk, first.chat.id, 'chat.closed')).toHaveLength(1);

  await sql`create function refuse_event() returns trigger language plpgsql as $$ begin raise exception 'no room'; end $$`.execute(desk.db);
  await sql
    .raw(
      `create trigger refused before insert on events for each row when (new.chat_id = '${second.chat.id}') execute function refuse_event()`,
    )
    .execute(desk.db);
  try {
    expect(await close(second.chat)).toMatchObject({ status: 500, body: { code: 'internal' } });
  } finally {
    await sql`drop trigger refused on events`.execute(desk.db);
  }
  expect((await agent.get<{ chat: Chat }>(`/api/chats/${second.chat.id}`)).chat).toEqual(second.chat);
  expect(await desk.db.selectFrom('closures').select('id').where('chat_id', '=', second.chat.id).execute()).toEqual([]);
  expect(await close(second.chat)).toMatchObject({ status: 200 });
});

test('[fault A27] words around the very moment of a close are in that chat or in a new one, and the closer hears of the first kind', async ({
  desk,
}) => {
  const business = await createBusiness(desk);
  const agent = await business.person('agent');
  for (let run = 0; run < 12; run++) {
    const { chat, customer } = await business.liveChat(agent);
    const [delay, words] = [run - 6, `Wait ${run}`];
    const say = async () => {
      await pause(Math.max(0, delay));
      return customer.say(words);
    };
    const close = async () => {
      await pause(Math.max(0, -delay));
      return agent.send<{ code: string; messages: Message[] }>('POST', `/api/chats/${chat.id}/close`, closeForm(chat));
    };
    const [said, closed] = await Promise.all([say(), close()]);
    const isHere = said.chat.id === chat.id;
    expect(closed.status, words).toBe(isHere ? 409 : 200);
    if (isHere) expect(closed.body).toMatchObject({ code: 'customer-wrote', messages: [{ text: words }] });
    const { messages } = await agent.get<{ messages: Message[] }>(`/api/chats/${said.chat.id}`);
    expect(messages.filter(({ text }) => text === words)).toHaveLength(1);
    const { chat: seen } = await until(async () => {
      const now = await customer.get<{ chat: VisitorChat }>('/api/widget/chat');
      return now.chat.status === 'live' && now;
    });
    expect(seen.id).toBe(said.chat.id);
  }
});
