import { DeskError } from '@desk/protocol/errors';
import { MESSAGE_LIMIT } from '@desk/protocol/text';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { WIDGET_MESSAGE_LIMIT } from './desk-widget-composer.ts';
import { OUTBOX_LIMIT, Outbox, type OutgoingMessage } from './outbox.ts';
import { keptList, openMemory } from './visit-memory.ts';

const key = 'outbox-test';
let answers: Array<() => Promise<void>> = [];
let asked: OutgoingMessage[] = [];
let seen: readonly OutgoingMessage[] = [];
let changed = () => {};
let outbox: Outbox<{ text: string }>;

/** An outbox that finds what an earlier page left, and a desk that answers as told, else accepts. */
function open(): Outbox<{ text: string }> {
  return new Outbox({
    kept: keptList(openMemory(key), 'outbox'),
    send: async (message) => {
      asked.push(message);
      await answers.shift()?.();
    },
    onChange: (items) => {
      seen = items;
      changed();
    },
  });
}

const until = (isSo: (items: readonly OutgoingMessage[]) => boolean) =>
  new Promise<void>((resolve) => {
    changed = () => isSo(seen) && resolve();
    changed();
  });

beforeEach(() => {
  localStorage.clear();
  answers = [];
  asked = [];
  seen = [];
  outbox = open();
});
afterEach(() => outbox.stop());

test('messages go out one at a time, in the order of writing', async () => {
  const first = Promise.withResolvers<void>();
  answers = [() => first.promise];
  outbox.add({ text: 'one' });
  outbox.add({ text: 'two' });
  await until((items) => items[0]?.state === 'sending');
  expect(seen.map(({ state }) => state)).toEqual(['sending', 'queued']);
  first.resolve();
  await until((items) => items.length === 0);
  expect(asked.map(({ text }) => text)).toEqual(['one', 'two']);
});

test('while the desk is out of reach a message waits, survives the page and goes out as the same message', async () => {
  answers = [() => Promise.reject(new TypeError('Failed to fetch'))];
  outbox.add({ text: 'hello' });
  await until((items) => asked.length === 1 && items[0]?.state === 'queued');
  outbox.stop();
  outbox = open();
  outbox.resume(new Date());
  await until((items) => items.length === 0);
  expect(new Set(asked.map(({ clientId }) => clientId)).size).toBe(1);
});

test('what the desk refuses is marked with the reason and does not hold up the next', async () => {
  answers = [() => Promise.reject(new DeskError('invalid', 'The message is too long'))];
  outbox.add({ text: 'long' });
  outbox.add({ text: 'short' });
  await until((items) => items.length === 1 && items[0]?.state === 'failed');
  expect(seen[0]).toMatchObject({ text: 'long', reason: 'The message is too long' });
  outbox.retry(seen[0]!.clientId);
  await until((items) => items.length === 0);
  expect(asked.at(-1)?.text).toBe('long');
});

test.each(['too-many', 'unavailable', 'internal'] as const)('a desk that says %s is asked again later', async (code) => {
  answers = [() => Promise.reject(new DeskError(code, 'Later'))];
  outbox.add({ text: 'hello' });
  await until((items) => asked.length === 1 && items[0]?.state === 'queued');
  expect(seen[0]?.reason).toBeNull();
});

test('a message that waited for more than a day is not sent by itself', () => {
  const yesterday = new Date(Date.now() - 25 * 3_600_000).toISOString();
  openMemory(key).write('outbox', [{ clientId: 'client-old', text: 'old', at: yesterday, state: 'queued', reason: null }]);
  outbox.resume(new Date());
  expect(seen[0]).toMatchObject({ state: 'failed' });
  expect(asked).toEqual([]);
});

test('no more wait than a visitor could mean to send', async () => {
  const first = Promise.withResolvers<void>();
  answers = [() => first.promise];
  for (let i = 0; i < OUTBOX_LIMIT; i++) expect(outbox.add({ text: `m${i}` })).toBe(true);
  expect(outbox.add({ text: 'one more' })).toBe(false);
  expect(outbox.items).toHaveLength(OUTBOX_LIMIT);
  first.resolve();
  await until((items) => items.length === 0);
});

test('the field holds as much as the protocol takes', () => {
  expect(WIDGET_MESSAGE_LIMIT).toBe(MESSAGE_LIMIT);
});
