import type { Chat } from '@desk/protocol/chat';
import type { BulkResult } from '@desk/protocol/closure';
import type { Me } from '@desk/protocol/people';
import { expect } from 'vitest';
import { test } from '../desk.ts';
import { createBusiness } from '../people.ts';

test('[K12] agents close several of their own chats where the workspace lets them, and nobody else’s', async ({ desk }) => {
  const business = await createBusiness(desk, { undoSeconds: 60 });
  const agent = await business.person('agent');
  const { chat: mine } = await business.liveChat(agent);
  const bulk = (body: object) => agent.send<{ results: BulkResult[] }>('POST', '/api/chats/bulk-close', body);
  expect(await bulk({ chatIds: [mine.id] })).toMatchObject({ status: 403, body: { code: 'not-allowed' } });
  await agent.put('/api/me/availability', { available: false });
  const other = await business.person('agent', { name: 'Tomás Reyes' });
  const { chat: theirs } = await business.liveChat(other);
  await desk.db
    .updateTable('workspaces')
    .set({ agents_bulk_close: true, required_note: true })
    .where('id', '=', business.workspaceId)
    .execute();
  expect((await agent.get<Me>('/api/me')).preferences.agentsBulkClose).toBe(true);

  // What does not fit says the first thing to mend, chat by chat.
  const bare = await bulk({ chatIds: [mine.id, theirs.id] });
  expect(bare.body.results).toEqual([
    { chatId: mine.id, outcome: 'failed', code: 'invalid', reason: 'Write a note, Mobile asks for one' },
    { chatId: theirs.id, outcome: 'failed', code: 'not-yours', reason: 'Tomás Reyes owns this chat.' },
  ]);
  const { body } = await bulk({ chatIds: [mine.id, theirs.id], note: 'Outage is over' });
  expect(body.results.map(({ outcome }) => outcome)).toEqual(['done', 'failed']);
  expect((await other.get<{ chat: Chat }>(`/api/chats/${theirs.id}`)).chat.status).toBe('live');
  const undone = await agent.post<{ results: BulkResult[] }>('/api/chats/bulk-undo', { chatIds: [mine.id] });
  expect(undone.results.map(({ outcome }) => outcome)).toEqual(['done']);
});
