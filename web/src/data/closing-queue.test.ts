import type { CloseChatInput } from '@desk/protocol/closure';
import { DeskError } from '@desk/protocol/errors';
import { beforeEach, expect, test } from 'vitest';
import { chatFixture } from './chat.fixture.ts';
import { ClosingQueue } from './closing-queue.ts';

const input: CloseChatInput = { sentiment: 'positive', seenVersion: 4 };
let answers: (() => Promise<never>)[] = [];
let keys: string[] = [];
let undoSeconds = 60;

const closedChat = () =>
  chatFixture({ version: 9, status: 'closed', closure: { undoUntil: new Date(Date.now() + undoSeconds * 1000).toISOString() } as never });

/** A queue before a desk that answers as told, else closes. */
function open(): ClosingQueue {
  return new ClosingQueue({
    userId: 'closing-test',
    close: async (_chatId, _input, key) => {
      keys.push(key);
      return (await answers.shift()?.()) ?? closedChat();
    },
    undo: async () => (await answers.shift()?.()) ?? chatFixture({ version: 10 }),
    onChat: () => {},
    onSettled: (chatId) => settled.push(chatId),
  });
}

let settled: string[] = [];
const phase = (queue: ClosingQueue) => expect.poll(() => queue.intents.at(-1)?.phase, { timeout: 5_000 });

beforeEach(() => {
  localStorage.clear();
  answers = [];
  keys = [];
  settled = [];
  undoSeconds = 60;
});

test('[K6] a close looks done at once and can be undone when the desk has accepted it', async () => {
  const queue = open();
  queue.close('a', 'Ada M.', input);
  expect(queue.isLeaving('a')).toBe(true);
  await phase(queue).toBe('closed');
  await queue.undo('a');
  await phase(queue).toBe('undone');
});

test('a lost answer is asked for again with the same key', async () => {
  answers = [() => Promise.reject(new DeskError('unavailable', 'The server cannot be reached.'))];
  const queue = open();
  queue.close('a', 'Ada M.', input);
  await phase(queue).toBe('closed');
  expect(keys).toHaveLength(2);
  expect(new Set(keys).size).toBe(1);
});

test('a close that was not answered before a reload goes on with its key', async () => {
  const never = Promise.withResolvers<never>();
  answers = [() => never.promise];
  open().close('a', 'Ada M.', input);
  const reloaded = open();
  await phase(reloaded).toBe('closed');
  expect(new Set(keys).size).toBe(1);
});

test('a refusal brings the chat back with its reason, and nothing of it is tried again after a reload', async () => {
  answers = [() => Promise.reject(new DeskError('customer-wrote', 'Ada just wrote.', { messages: [] }))];
  const queue = open();
  const refused: string[] = [];
  queue.onRefused.add((intent) => refused.push(intent.chatId));
  queue.close('a', 'Ada M.', input);
  await phase(queue).toBe('refused');
  expect(queue.isLeaving('a')).toBe(false);
  expect(queue.refused('a')?.refusal.code).toBe('customer-wrote');
  expect(refused).toEqual(['a']);
  expect(open().intents).toEqual([]);
});

test('when the window ends the draft of the form has served', async () => {
  undoSeconds = 0;
  const queue = open();
  queue.close('a', 'Ada M.', input);
  await phase(queue).toBe('over');
  expect(settled).toEqual(['a']);
});

test('[K7] when the customer writes inside the window the chat is open again and its draft stays', async () => {
  const queue = open();
  queue.close('a', 'Ada M.', input);
  await phase(queue).toBe('closed');
  queue.heardReopened('a');
  await phase(queue).toBe('undone');
  expect(settled).toEqual([]);
});
