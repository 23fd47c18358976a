import type { Chat } from '@desk/protocol/chat';
import { expect, test } from 'vitest';
import { chatFixture } from '../../data/chat.fixture.ts';
import { HeldGroups } from './held-groups.ts';
import type { LiveGroup } from './live-groups.ts';

const chat = (name: string, over: Partial<Chat> = {}) => chatFixture({ id: name as never, ...over });
const group = (id: string, ...names: string[]): LiveGroup => ({ id, name: id, chats: names.map((name) => chat(name)) });
const names = (groups: readonly LiveGroup[]) => groups.map(({ id, chats }) => `${id}: ${chats.map((each) => each.id).join(' ')}`);
const same = (id: string) => chat(id);

test('rows stay where they are while they are held, and what came, went and moved is counted', () => {
  const held = new HeldGroups();
  const first = [group('noor', 'a', 'b', 'c'), group('tom', 'd')];
  expect(held.show(first, true, same)).toMatchObject({ changes: 0 });
  // c is first now, a went to Tom, b ended, e came.
  const shown = held.show([group('noor', 'c'), group('tom', 'd', 'a'), group('ines', 'e')], true, same);
  expect(names(shown.groups)).toEqual(['noor: a b c', 'tom: d']);
  expect([...shown.gone]).toEqual(['b']);
  expect(shown.changes).toBe(3);
  held.letIn();
  expect(names(held.show([group('noor', 'c')], true, same).groups)).toEqual(['noor: c']);
  expect(names(held.show([group('noor', 'c', 'f')], false, same).groups)).toEqual(['noor: c f']);
});

test('one chat that moves is one change, however many it passes', () => {
  const held = new HeldGroups();
  held.show([group('noor', 'a', 'b', 'c', 'd')], true, same);
  expect(held.show([group('noor', 'd', 'a', 'b', 'c')], true, same).changes).toBe(1);
  expect(held.show([group('noor', 'b', 'a', 'd', 'c')], true, same).changes).toBe(2);
});

test('a held row says what is true now', () => {
  const held = new HeldGroups();
  held.show([group('noor', 'a')], true, same);
  const shown = held.show([group('noor', 'a')], true, (id) => chat(id, { unread: 7 }));
  expect(shown.groups[0]!.chats[0]!.unread).toBe(7);
});
