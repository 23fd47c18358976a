import type { Chat } from '@desk/protocol/chat';
import type { Me } from '@desk/protocol/people';
import { expect } from 'vitest';
import { test } from '../desk.ts';
import { closeForm, createBusiness, type Person } from '../people.ts';

const choose = (who: Person, undoSeconds: unknown) => who.send<Me>('PUT', '/api/me/preferences', { undoSeconds });
const secondsOf = ({ closure }: Chat) => (Date.parse(closure!.undoUntil) - Date.parse(closure!.closedAt)) / 1000;

test('[K16] a member’s own window to undo counts from their next close on, and only for theirs', async ({ desk }) => {
  const business = await createBusiness(desk, { undoSeconds: 20 });
  const [agent, other] = [await business.person('agent'), await business.person('agent')];
  const close = async (who: Person) => {
    const { chat } = await business.liveChat(who);
    return who.post<Chat>(`/api/chats/${chat.id}/close`, closeForm(chat));
  };
  await other.put('/api/me/availability', { available: false });
  expect((await agent.get<Me>('/api/me')).preferences).toMatchObject({ undoSeconds: 20, ownUndoSeconds: null });
  expect((await choose(agent, 100)).body.preferences).toMatchObject({ undoSeconds: 100, workspaceUndoSeconds: 20, ownUndoSeconds: 100 });
  const closed = await close(agent);
  expect(secondsOf(closed)).toBe(100);
  expect((await agent.post<Chat>(`/api/chats/${closed.id}/undo-close`)).status).toBe('live');
  await agent.post(`/api/chats/${closed.id}/close`, { seenVersion: 1_000 });
  expect((await other.get<Me>('/api/me')).preferences.undoSeconds).toBe(20);
  // Less than the workspace's is the workspace's.
  expect((await choose(agent, 10)).body.preferences.undoSeconds).toBe(20);
  expect(secondsOf(await close(agent))).toBe(20);
  expect((await choose(agent, null)).body.preferences).toMatchObject({ undoSeconds: 20, ownUndoSeconds: null });
});

test('[K16] where the workspace has no window nobody has one, and nothing but 10, 30 and 100 is taken', async ({ desk }) => {
  const business = await createBusiness(desk, { undoSeconds: 0 });
  const agent = await business.person('agent');
  expect((await choose(agent, 30)).body.preferences).toMatchObject({ undoSeconds: 0, ownUndoSeconds: 30 });
  const { chat } = await business.liveChat(agent);
  const closed = await agent.post<Chat>(`/api/chats/${chat.id}/close`, closeForm(chat));
  expect(secondsOf(closed)).toBe(0);
  await expect(agent.post(`/api/chats/${chat.id}/undo-close`)).rejects.toMatchObject({ code: 'undo-over' });
  for (const wrong of [0, 11, 1e9, -10, '30', undefined]) expect((await choose(agent, wrong)).status).toBe(422);
});
