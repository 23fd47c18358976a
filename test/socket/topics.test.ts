import type { ServerFrame } from '@desk/protocol/socket';
import { expect } from 'vitest';
import { test } from '../desk.ts';
import { listen, listenAsVisitor } from '../listener.ts';
import { closeForm, createBusiness } from '../people.ts';
import { until } from '../until.ts';

type Watching = Extract<ServerFrame, { type: 'watching' }>;

test('[S3] an agent is refused what supervisors watch, and the chats of another workspace', async ({ desk }) => {
  const business = await createBusiness(desk);
  const agent = await business.person('agent');
  const elsewhere = await createBusiness(desk);
  const { chat } = await (await elsewhere.customer()).say('Hello').then(({ chat: { id } }) => ({ chat: `chat:${id}` as const }));
  const socket = await listen(agent, ['chats', 'closures', 'queue', 'agents', 'figures', chat as never]);
  expect(socket.frames.find((frame): frame is Watching => frame.type === 'watching')).toEqual({
    type: 'watching',
    topics: ['chats'],
    refused: ['closures', 'queue', 'agents', 'figures', chat],
  });
});

test('[S3] what was refused is never heard, an agent’s chats are their own, and nothing comes from another workspace', async ({ desk }) => {
  const [business, elsewhere] = [await createBusiness(desk), await createBusiness(desk)];
  const [noor, tomas] = [await business.person('agent'), await business.person('agent', { available: false })];
  const stranger = await elsewhere.person('agent');
  const supervisor = await business.person('supervisor', { at: desk.otherUrl });
  const theirs = await listen(tomas, ['chats', 'closures', 'queue', 'figures']);
  const foreign = await listen(await elsewhere.person('supervisor'), ['chats', 'closures', 'queue', 'agents', 'figures']);
  const wall = await listen(supervisor, ['chats', 'closures', 'queue']);
  const { chat } = await business.liveChat(noor);
  await noor.post(`/api/chats/${chat.id}/close`, closeForm(chat));
  await wall.event('chat.closed');

  // What Tomas hears next comes after all that he should not have heard.
  await supervisor.post(`/api/tags`, { name: 'Fence' });
  await theirs.event('tags.changed');
  expect(theirs.events.map(({ type }) => type)).toEqual(['tags.changed']);
  const { chat: other } = await elsewhere.liveChat(stranger);
  await foreign.event('chat.assigned');
  expect(new Set(foreign.events.map(({ chatId }) => chatId))).toEqual(new Set([other.id]));
});

test('[S3] a supervisor of one department hears of that one, and of chats without any', async ({ desk }) => {
  const business = await createBusiness(desk);
  const agent = await business.person('agent');
  const supervisor = await business.person('supervisor');
  await business.move(supervisor, [await business.department('Billing')]);
  const wall = await listen(supervisor, ['chats', 'closures', 'queue']);
  const { chat } = await business.liveChat(agent);
  await agent.post(`/api/chats/${chat.id}/close`, closeForm(chat));
  const nowhere = await (await business.customer('Ben', null)).say('Hello');
  await wall.event('chat.opened', ({ chatId }) => chatId === nowhere.chat.id);
  expect(wall.events.filter(({ chatId }) => chatId === chat.id)).toEqual([]);
});

test('[S3] new rights end the socket, so that it comes again with what is theirs now', async ({ desk }) => {
  const business = await createBusiness(desk);
  const supervisor = await business.person('supervisor', { at: desk.otherUrl });
  const before = await listen(supervisor, ['closures']);
  await desk.db.updateTable('memberships').set({ role: 'agent' }).where('user_id', '=', supervisor.id).execute();
  await before.end();
  expect(before.closed).toEqual({ code: 1012 });
  const after = await listen(supervisor, ['closures']);
  expect(after.frames.find((frame): frame is Watching => frame.type === 'watching')).toMatchObject({ topics: [], refused: ['closures'] });
});

test('[S7] typing reaches who has the chat open and the other side, by first name, and no one else', async ({ desk }) => {
  const business = await createBusiness(desk);
  const agent = await business.person('agent', { name: 'Noor Haddad' });
  const { chat, customer } = await business.liveChat(agent);
  const open = await listen(await business.person('supervisor', { at: desk.otherUrl }), [`chat:${chat.id}`]);
  const mine = await listen(agent, ['chats']);
  const aside = await listen(await business.person('agent', { available: false }), ['chats']);
  const visit = await listenAsVisitor(customer);

  mine.say({ type: 'typing', chatId: chat.id });
  const said = { type: 'typing', chatId: chat.id, who: { kind: 'agent', name: 'Noor' } };
  expect(await open.frame('typing')).toEqual(said);
  expect(await visit.frame('typing')).toEqual(said);
  visit.say({ type: 'typing' });
  expect(await mine.frame('typing')).toEqual({ type: 'typing', chatId: chat.id, who: { kind: 'customer', name: 'Ada' } });

  // Somebody else's chat is not theirs to type in.
  aside.say({ type: 'typing', chatId: chat.id });
  aside.say({ type: 'ping' });
  await aside.frame('pong');
  mine.say({ type: 'typing', chatId: chat.id });
  const heard = await until(() => {
    const typing = open.frames.filter(({ type }) => type === 'typing');
    return typing.length === 3 ? typing : null;
  });
  expect(heard[2]).toEqual(said);
  expect(aside.frames.filter(({ type }) => type === 'typing')).toEqual([]);
});

test('[S7] who looks at a chat, and who closes it, is told to the team and never stored', async ({ desk }) => {
  const business = await createBusiness(desk);
  const agent = await business.person('agent');
  const supervisor = await business.person('supervisor', { name: 'Ines Duarte', at: desk.otherUrl });
  const { chat } = await business.liveChat(agent);
  const mine = await listen(agent, [`chat:${chat.id}`]);
  const hers = await listen(supervisor, [`chat:${chat.id}`]);
  const count = async () =>
    (await desk.db.selectFrom('events').select('seq').where('workspace_id', '=', business.workspaceId).execute()).length;
  const before = await count();
  const seen = (closing: boolean) =>
    until(() =>
      mine.frames.findLast(
        (frame) =>
          frame.type === 'presence' && frame.viewers.some((viewer) => viewer.userId === supervisor.id && viewer.closing === closing),
      ),
    );
  hers.say({ type: 'viewing', chatId: chat.id, closing: false });
  expect(await seen(false)).toMatchObject({ viewers: [{ userId: supervisor.id, name: 'Ines Duarte', chatId: chat.id }] });
  hers.say({ type: 'viewing', chatId: chat.id, closing: true });
  await seen(true);
  hers.close();
  await until(() => {
    const last = mine.frames.findLast((frame) => frame.type === 'presence');
    return last?.type === 'presence' && last.viewers.length === 0 && !last.online.includes(supervisor.id);
  });
  expect(await count()).toBe(before);
});
