import { expect, test } from 'vitest';
import { toPresenceList } from './presence.ts';

const entry = { userId: 'usr_b', name: 'Bo', chatId: 'chat_1', closing: false };

test('two tabs on one chat are one viewer, who is closing when either tab is', () => {
  const { online, viewers } = toPresenceList([entry, { ...entry, closing: true }, entry]);
  expect(online).toEqual(['usr_b']);
  expect(viewers).toEqual([{ ...entry, closing: true }]);
});

test('who looks at no chat is online and no viewer, and the order is steady', () => {
  const idle = { userId: 'usr_a', name: 'Al', chatId: null, closing: false };
  const second = { ...entry, chatId: 'chat_0' };
  const list = { online: ['usr_a', 'usr_b'], viewers: [second, entry] };
  expect(toPresenceList([entry, idle, second])).toEqual(list);
  expect(toPresenceList([second, entry, idle])).toEqual(list);
});
