import { expect, test } from 'vitest';
import { messageFixture } from '../../data/chat.fixture.ts';
import type { Outgoing } from '../../data/outbox.ts';
import { averageReplyMs } from './reply-time.ts';
import { transcriptItems } from './transcript-items.ts';

const me = { id: 'usr_01j000000000000000000000aa', name: 'Noor Haddad' };
const dayOf = (at: string) => at.slice(0, 10);
const clock = (minute: number, second = 0) => `2026-05-14T10:${String(minute).padStart(2, '0')}:${String(second).padStart(2, '0')}Z`;

test('messages of one author within three minutes stand together, later ones apart', () => {
  const messages = [
    messageFixture(1, 'customer', 'one', clock(0)),
    messageFixture(2, 'customer', 'two', clock(1)),
    messageFixture(3, 'customer', 'three', clock(5)),
  ];
  const groups = transcriptItems({ version: 3, messages, lines: [] }, [], undefined, me, dayOf).filter((item) => item.kind === 'group');
  expect(groups.map((group) => group.bubbles.map((bubble) => bubble.text))).toEqual([['one', 'two'], ['three']]);
});

test('the divider stands above the first message that is new and breaks the group', () => {
  const messages = [messageFixture(1, 'customer', 'read', clock(0)), messageFixture(2, 'customer', 'unread', clock(0, 20))];
  const items = transcriptItems({ version: 2, messages, lines: [] }, [], { version: 2, label: 'New' }, me, dayOf);
  expect(items.map((item) => item.kind)).toEqual(['day', 'group', 'divider', 'group']);
});

test('a message on its way joins my group and vanishes when its stored copy arrives', () => {
  const stored = messageFixture(1, 'agent', 'hello', clock(0));
  const sending: Outgoing = { id: 'client-2', chatId: 'c', text: 'again', at: clock(1), refusal: '' };
  const before = transcriptItems({ version: 1, messages: [stored], lines: [] }, [sending], undefined, me, dayOf);
  expect(before.at(-1)).toMatchObject({ kind: 'group', bubbles: [{ text: 'hello' }, { text: 'again', outgoing: sending }] });
  const after = transcriptItems(
    { version: 2, messages: [stored, messageFixture(2, 'agent', 'again', clock(1))], lines: [] },
    [sending],
    undefined,
    me,
    dayOf,
  );
  expect(after.at(-1)).toMatchObject({ bubbles: [{ text: 'hello' }, { text: 'again' }] });
});

test('a new day gets its line', () => {
  const messages = [
    messageFixture(1, 'customer', 'late', '2026-05-13T23:59:30Z'),
    messageFixture(2, 'customer', 'early', '2026-05-14T00:00:10Z'),
  ];
  expect(transcriptItems({ version: 2, messages, lines: [] }, [], undefined, me, dayOf).map((item) => item.kind)).toEqual([
    'day',
    'group',
    'day',
    'group',
  ]);
});

test('the reply time counts from the first of several questions to the answer', () => {
  const messages = [
    messageFixture(1, 'customer', 'q', clock(0)),
    messageFixture(2, 'customer', 'q?', clock(0, 30)),
    messageFixture(3, 'agent', 'a', clock(1)),
    messageFixture(4, 'customer', 'q', clock(2)),
    messageFixture(5, 'agent', 'a', clock(2, 20)),
  ];
  expect(averageReplyMs(messages)).toBe(40_000);
  expect(averageReplyMs(messages.slice(0, 2))).toBeUndefined();
});
