import type { Note } from '@desk/protocol/note';
import { expect } from 'vitest';
import { test } from '../desk.ts';
import { createBusiness } from '../people.ts';

test('[I1] [I2] a note is written once per key, also when it is sent twice at once', async ({ desk }) => {
  const business = await createBusiness(desk);
  const agent = await business.person('agent');
  const { customer } = await business.liveChat(agent);
  const path = `/api/customers/${customer.id}/notes`;
  const key = { 'idempotency-key': 'one-note-only' };
  const [first, second] = await Promise.all([
    agent.post<Note>(path, { text: 'Prefers mornings' }, key),
    agent.post<Note>(path, { text: 'Prefers mornings' }, key),
  ]);
  expect(second).toEqual(first);
  expect((await agent.get<{ items: Note[] }>(path)).items).toHaveLength(1);
  await expect(agent.post(path, { text: 'Something else' }, key)).rejects.toMatchObject({ code: 'idempotency-mismatch' });
});
