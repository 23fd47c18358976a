import type { Chat } from '@desk/protocol/chat';
import type { DeskEvent } from '@desk/protocol/events';
import { expect, test } from 'vitest';
import { chatFixture, messageFixture } from './chat.fixture.ts';
import { ChatStore } from './chat-store.ts';
import { transferFixture } from './transfer.fixture.ts';

const at = '2026-05-14T10:11:00Z';

function posted(chat: Chat, text: string): DeskEvent {
  const message = messageFixture(chat.version, 'customer', text, at);
  return {
    seq: 1,
    type: 'message.posted',
    actor: { kind: 'system', name: '' },
    chatId: chat.id,
    chat,
    data: { message },
    at,
  } as unknown as DeskEvent;
}

test('[E4] the higher version wins, in whatever order answers, events and lists arrive', () => {
  const store = new ChatStore();
  store.put(chatFixture({ version: 7, unread: 2 }));
  store.put(chatFixture({ version: 5, unread: 0 }));
  store.apply([posted(chatFixture({ version: 6, unread: 1 }), 'late'), posted(chatFixture({ version: 7, unread: 9 }), 'again')]);
  expect(store.get(chatFixture().id)).toMatchObject({ version: 7, unread: 2 });
  store.apply([posted(chatFixture({ version: 9, unread: 4 }), 'next'), posted(chatFixture({ version: 8, unread: 3 }), 'late')]);
  expect(store.get(chatFixture().id)).toMatchObject({ version: 9, unread: 4 });
});

test('listeners hear once for everything that happened in one turn', async () => {
  const store = new ChatStore();
  let heard = 0;
  store.onChange.add(() => heard++);
  store.put(chatFixture({ version: 5 }));
  store.put(chatFixture({ version: 6 }));
  await Promise.resolve();
  expect(heard).toBe(1);
});

test('a message that follows on is added; one that leaves a gap names the version to fetch after', () => {
  const store = new ChatStore();
  const gaps: number[] = [];
  store.onGap.add((_, after) => gaps.push(after));
  store.putTranscript({ chat: chatFixture({ version: 4 }), messages: [messageFixture(4, 'customer', 'one', at)], events: [] });
  store.apply([posted(chatFixture({ version: 5 }), 'two')]);
  expect(store.transcript(chatFixture().id)?.messages.map((message) => message.text)).toEqual(['one', 'two']);
  expect(gaps).toEqual([]);
  store.apply([posted(chatFixture({ version: 8 }), 'five')]);
  expect(gaps).toEqual([5]);
});

test('a transcript that was read before an event and arrives after it asks for what it lacks', () => {
  const store = new ChatStore();
  const gaps: number[] = [];
  store.onGap.add((_, after) => gaps.push(after));
  store.apply([posted(chatFixture({ version: 5 }), 'two')]);
  store.putTranscript({ chat: chatFixture({ version: 4 }), messages: [], events: [] });
  expect(gaps).toEqual([4]);
});

test('an event as lists get it, without what happened, moves the chat and leaves a gap for whoever opens it', () => {
  const store = new ChatStore();
  const gaps: number[] = [];
  store.onGap.add((_, after) => gaps.push(after));
  store.putTranscript({ chat: chatFixture({ version: 4 }), messages: [], events: [] });
  store.apply([{ ...posted(chatFixture({ version: 5, unread: 1 }), 'x'), data: {} } as DeskEvent]);
  expect(store.get(chatFixture().id)?.unread).toBe(1);
  expect(gaps).toEqual([]);
  store.checkGap(chatFixture().id);
  expect(gaps).toEqual([4]);
});

test('a JIRA link that attached changes on its closed chat, and leaves no gap in its transcript', () => {
  const withLink = (version: number, state: string) =>
    chatFixture({ version, status: 'closed', closure: { references: [{ id: 'ref_1', state }] } as never });
  const changed = (chat: Chat) => ({ seq: 1, type: 'reference.changed', chatId: chat.id, chat, data: {}, at }) as unknown as DeskEvent;
  const store = new ChatStore();
  const gaps: number[] = [];
  store.onGap.add((_, after) => gaps.push(after));
  store.putTranscript({ chat: withLink(6, 'pending'), messages: [], events: [] });
  store.apply([changed(withLink(7, 'linked'))]);
  store.apply([changed(withLink(6, 'pending'))]);
  store.checkGap(chatFixture().id);
  expect(store.get(chatFixture().id)?.closure?.references[0]?.state).toBe('linked');
  expect(gaps).toEqual([]);
});

test('of what others closed only the latest are kept, of one’s own everything', () => {
  const store = new ChatStore('usr_me');
  const me = { id: 'usr_me' as never, name: 'Me' };
  const closed = (i: number, agent = chatFixture().agent) => chatFixture({ id: `chat_${i}`, status: 'closed', agent });
  store.put(chatFixture({ id: 'chat_open' }), closed(-1, me));
  for (let i = 0; i <= 1_000; i++) store.put(closed(i));
  expect(store.all()).toHaveLength(503);
  expect(['chat_open', 'chat_-1', 'chat_0', 'chat_500', 'chat_1000'].map((id) => store.get(id) !== undefined)).toEqual([
    true,
    true,
    false,
    true,
    true,
  ]);
});

test('[C15] what is on offer is known without a look at all chats, until it is over or the chat is dropped', () => {
  const store = new ChatStore();
  const transfer = transferFixture();
  const offered = () => store.offered().map(({ id }) => id);
  store.put(
    chatFixture({ id: 'chat_a', version: 2, transfer }),
    chatFixture({ id: 'chat_b', version: 2, transfer }),
    chatFixture({ id: 'chat_c' }),
  );
  expect(offered()).toEqual(['chat_a', 'chat_b']);
  store.put(chatFixture({ id: 'chat_a', version: 3 }), chatFixture({ id: 'chat_a', version: 2, transfer }));
  expect(offered()).toEqual(['chat_b']);
  store.drop('chat_b');
  expect(offered()).toEqual([]);
});
