import type { Member } from '@desk/core/access';
import { change, intentOf, storedKey } from '@desk/core/chats/change';
import type { Tx } from '@desk/core/db/connect';
import { takingAPlace } from '@desk/core/transfers/taking-a-place';
import type { Chat } from '@desk/protocol/chat';
import { sql } from 'kysely';
import { expect } from 'vitest';
import { createClient } from '../client.ts';
import { test } from '../desk.ts';
import { closeForm, createBusiness } from '../people.ts';

const KEY = { 'idempotency-key': 'close-of-this-dialog' };

test('[I1] the same key gives the stored answer, even after the chat has moved on', async ({ desk }) => {
  const business = await createBusiness(desk, { undoSeconds: 60 });
  const agent = await business.person('agent');
  const { chat } = await business.liveChat(agent);
  const form = closeForm(chat, { sentiment: 'positive', note: 'Once' });
  const first = await agent.post<Chat>(`/api/chats/${chat.id}/close`, form, KEY);
  await agent.post<Chat>(`/api/chats/${chat.id}/undo-close`);
  expect(await agent.post<Chat>(`/api/chats/${chat.id}/close`, form, KEY)).toEqual(first);
  const { chat: now } = await agent.get<{ chat: Chat }>(`/api/chats/${chat.id}`);
  expect(now).toMatchObject({ status: 'live', version: first.version + 1 });
});

test('[I1] [13.9] ten requests with one key at once, on both nodes, close once and are answered alike', async ({ desk }) => {
  const business = await createBusiness(desk);
  const agent = await business.person('agent');
  const { chat } = await business.liveChat(agent);
  const form = closeForm(chat, { references: ['INC 1'] });
  const nodes = [agent, createClient(desk.otherUrl, { cookie: agent.cookie })];
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, i) => nodes[i % 2]!.send<Chat>('POST', `/api/chats/${chat.id}/close`, form, KEY)),
  );
  for (const answer of answers) expect(answer).toMatchObject({ status: 200, body: answers[0]!.body });
  const events = await desk.db
    .selectFrom('events')
    .select('type')
    .where('chat_id', '=', chat.id)
    .where('type', '=', 'chat.closed')
    .execute();
  expect(events).toHaveLength(1);
});

test('[I1] an undo that is sent twice with its key is answered alike', async ({ desk }) => {
  const business = await createBusiness(desk, { undoSeconds: 60 });
  const agent = await business.person('agent');
  const { chat } = await business.liveChat(agent);
  await agent.post<Chat>(`/api/chats/${chat.id}/close`, closeForm(chat));
  const undo = () => agent.post<Chat>(`/api/chats/${chat.id}/undo-close`, {}, { 'idempotency-key': 'undo-of-this-close' });
  const [first, second] = await Promise.all([undo(), undo()]);
  expect(second).toEqual(first);
  expect(await undo()).toEqual(first);
});

test('[I1] keys belong to who chose them: a supervisor’s same key is another request', async ({ desk }) => {
  const business = await createBusiness(desk);
  const agent = await business.person('agent');
  const supervisor = await business.person('supervisor');
  const [one, two] = [await business.liveChat(agent), await business.liveChat(agent)];
  await agent.post<Chat>(`/api/chats/${one.chat.id}/close`, closeForm(one.chat), KEY);
  const other = await supervisor.post<Chat>(`/api/chats/${two.chat.id}/close`, closeForm(two.chat), KEY);
  expect(other).toMatchObject({ id: two.chat.id, status: 'closed' });
});

test('[I2] the same key for another form, another chat or another verb is refused', async ({ desk }) => {
  const business = await createBusiness(desk, { undoSeconds: 60 });
  const agent = await business.person('agent');
  const [one, two] = [await business.liveChat(agent), await business.liveChat(agent)];
  await agent.post<Chat>(`/api/chats/${one.chat.id}/close`, closeForm(one.chat), KEY);
  const mismatch = { status: 422, body: { code: 'idempotency-mismatch' } };
  const send = (path: string, body: object) => agent.send('POST', path, body, KEY);
  expect(await send(`/api/chats/${one.chat.id}/close`, closeForm(one.chat, { note: 'Changed' }))).toMatchObject(mismatch);
  expect(await send(`/api/chats/${two.chat.id}/close`, closeForm(two.chat))).toMatchObject(mismatch);
  expect(await send(`/api/chats/${one.chat.id}/undo-close`, {})).toMatchObject(mismatch);
  expect((await agent.get<{ chat: Chat }>(`/api/chats/${two.chat.id}`)).chat.status).toBe('live');
});

test('[I2] a key that could not be stored is refused', async ({ desk }) => {
  const business = await createBusiness(desk);
  const agent = await business.person('agent');
  const { chat } = await business.liveChat(agent);
  for (const key of ['short', 'x'.repeat(65), 'has spaces in it', 'semi;colon;key']) {
    const answer = await agent.send('POST', `/api/chats/${chat.id}/close`, closeForm(chat), { 'idempotency-key': key });
    expect(answer).toMatchObject({ status: 400, body: { code: 'bad-request' } });
  }
});

test('[I1] a key that is used by somebody faster ends the transaction it is in, and the next one answers', async ({ desk }) => {
  const business = await createBusiness(desk);
  const agent = await business.person('agent');
  const { chat } = await business.liveChat(agent);
  const who: Member = {
    kind: 'agent',
    workspaceId: business.workspaceId,
    id: agent.id,
    name: agent.name,
    role: 'agent',
    departmentIds: [],
  };
  const intent = intentOf('in-a-transaction', 'read');
  // Four races are lost, so it stands in line for the chat; the key is taken while it does.
  const taken = sql`twin as (insert into events (workspace_id, chat_id, version, type, actor, data, intent, intent_hash)
    select workspace_id, id, version + 100, 'chat.read', '{}'::jsonb, '{}'::jsonb, ${storedKey(who, intent)}::text, 'x' from moved)`;
  const tries: number[] = [];
  const read = (tx: Tx) => {
    const round = tries.push(0);
    return change<'chat.read'>(tx, who, chat.id, {
      action: 'read',
      intent,
      decide: () => {
        const lost = ++tries[round - 1]! < 5;
        return { next: {}, type: 'chat.read', data: {}, guard: sql`${!lost}::boolean`, writes: round === 1 ? [taken] : [] };
      },
    });
  };
  expect(await takingAPlace(desk.db, who, read)).toMatchObject({ replayed: false, chat: { version: chat.version + 1 } });
  expect(tries).toEqual([5, 5]);
});
