import { expect, test } from 'vitest';
import { createMemoryPresence } from './presence-memory.ts';

test('a lease ends when its time is over, unless it was renewed', async () => {
  let now = 0;
  const presence = createMemoryPresence(() => now);
  const entry = { userId: 'usr_a', name: 'Al', chatId: null, closing: false };
  await presence.beat('ws_1', 'socket-1', entry, 1_000);
  now = 900;
  await presence.beat('ws_1', 'socket-1', entry, 1_000);
  now = 1_899;
  expect((await presence.list('ws_1')).online).toEqual(['usr_a']);
  now = 1_900;
  expect((await presence.list('ws_1')).online).toEqual([]);
});
