import type { Message } from '@desk/protocol/chat';
import { expect, test } from 'vitest';
import { chatFixture } from './chat.fixture.ts';
import { entryOf, type Transcript, transcriptOf, withEntries } from './transcript.ts';

const message = (version: number): Message =>
  ({
    id: `msg_${version}`,
    version,
    author: { kind: 'customer', id: null, name: 'Ada' },
    text: `m${version}`,
    clientId: `c-${version}`,
    at: '2026-01-01T10:00:00Z',
  }) as Message;

const two: Transcript = { version: 2, messages: [message(1), message(2)], lines: [] };

test('the next message is added and moves the version on', () => {
  const next = withEntries(two, [{ version: 3, message: message(3) }]);
  expect(next.version).toBe(3);
  expect(next.messages.map((each) => each.version)).toEqual([1, 2, 3]);
});

test('a message that came by HTTP and again by socket stands there once', () => {
  const once = withEntries(two, [{ version: 3, message: message(3) }]);
  expect(withEntries(once, [{ version: 3, message: message(3) }])).toBe(once);
});

test('a gap keeps the version back until the missing entry arrives, in whatever order', () => {
  const gap = withEntries(two, [{ version: 5, message: message(5) }]);
  expect(gap.version).toBe(2);
  const filled = withEntries(gap, [
    { version: 4, message: message(4) },
    { version: 3, message: message(3) },
  ]);
  expect(filled.version).toBe(5);
  expect(filled.messages.map((each) => each.version)).toEqual([1, 2, 3, 4, 5]);
});

test('an entry without a line closes its place, also when it came from behind a gap', () => {
  const gap = withEntries(two, [{ version: 4 }, { version: 5, message: message(5) }]);
  expect(gap.version).toBe(2);
  expect(withEntries(gap, [{ version: 4 }])).toBe(gap);
  expect(withEntries(gap, [{ version: 3, message: message(3) }]).version).toBe(5);
});

test('a message that was written while its chat was being read stands there once', () => {
  const loaded = transcriptOf({ chat: chatFixture({ version: 2 }), messages: [message(1), message(2), message(3)], events: [] });
  expect(loaded.version).toBe(3);
  expect(withEntries(loaded, [{ version: 3, message: message(3) }])).toBe(loaded);
});

test('[C17] that an owner took note of a transfer is a version without a line; a transfer that came without what happened leaves its gap', () => {
  const event = (type: string, data: object) => entryOf({ type, chat: chatFixture({ version: 7 }), actor: {}, at: '', data } as never);
  expect(event('chat.transfer-acknowledged', { transferId: 'xfer_1' })).toEqual({ version: 7 });
  expect(event('chat.transfer-offered', {})).toBeUndefined();
  expect(event('chat.transfer-offered', { transfer: {} })).toMatchObject({ version: 7, line: { type: 'chat.transfer-offered' } });
});
