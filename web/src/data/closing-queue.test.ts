import type { CloseChatInput } from '@desk/protocol/closure';
import { DeskError } from '@desk/protocol/errors';
import { beforeEach, expect, test } from 'vitest';
import { chatFixture } from './chat.fixture.ts';
import { ClosingQueue } from './closing-queue.ts';

const input: CloseChatInput = { sentiment: 'positive', seenVersion: 4 };
let answers: (() => Promise<never>)[] = [];
let keys: string[] = [];
let undoKeys: string[] = [];
let undoAnswers: (() => Promise<never>)[] = [];
let undoSeconds = 60;

const closedChat = () =>
  chatFixture({
    version: 9,
    status: 'closed',
    closure: {
      closedAt: new Date(Date.now() - 3_600_000).toISOString(),
      undoUntil: new Date(Date.now() + undoSeconds * 1000).toISOString(),
    } as never,
  });

/** A queue before a desk that answers as told, else closes. */
function open(): ClosingQueue {
  return new ClosingQueue({
    userId: 'closing-test',
    close: async (_chatId, _input, key) => {
      keys.push(key);
      return (await answers.shift()?.()) ?? closedChat();
    },
    undo: async (_chatId, key) => {
      undoKeys.push(key);
      return (await undoAnswers.shift()?.()) ?? chatFixture({ version: 10 });
    },
    onChat: () => {},
    onSettled: (chatId) => settled.push(chatId),
  });
}

let settled: string[] = [];
const unavailable = () => Promise.reject(new DeskError('unavailable', 'The server cannot be reached.'));
const phase = (queue: ClosingQueue) => expect.poll(() => queue.intents.at(-1)?.phase, { timeout: 5_000 });

beforeEach(() => {
  localStorage.clear();
  answers = [];
  keys = [];
  undoKeys = [];
  undoAnswers = [];
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
  answers = [unavailable];
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

test('a close that was cancelled before its answer is undone as soon as it turns out to be accepted', async () => {
  const accepted = Promise.withResolvers<never>();
  answers = [() => accepted.promise];
  const queue = open();
  queue.close('a', 'Ada M.', input);
  queue.cancel('a');
  expect(queue.isLeaving('a')).toBe(false);
  expect(queue.intents[0]?.phase).toBe('cancelling');
  accepted.resolve(closedChat() as never);
  await phase(queue).toBe('undone');
  expect(undoKeys).toHaveLength(1);
  expect(settled).toEqual([]);
});

test('what was cancelled stays so through lost answers and a reload, with the same keys', async () => {
  const never = Promise.withResolvers<never>();
  answers = [() => never.promise];
  undoAnswers = [unavailable];
  const queue = open();
  queue.close('a', 'Ada M.', input);
  queue.cancel('a');
  const reloaded = open();
  expect(reloaded.intents[0]?.phase).toBe('cancelling');
  await phase(reloaded).toBe('undone');
  expect(new Set(keys).size).toBe(1);
  expect(undoKeys).toHaveLength(2);
  expect(new Set(undoKeys).size).toBe(1);
  expect(open().intents).toEqual([]);
});

test('a cancelled close that is refused is nobody’s trouble any more', async () => {
  const refusal = Promise.withResolvers<never>();
  answers = [() => refusal.promise];
  const queue = open();
  let refused = 0;
  queue.onRefused.add(() => refused++);
  queue.close('a', 'Ada M.', input);
  queue.cancel('a');
  refusal.reject(new DeskError('customer-wrote', 'Ada just wrote.'));
  await phase(queue).toBe('undone');
  expect([refused, undoKeys.length]).toEqual([0, 0]);
});

test('the chat closed again after a cancel waits until the first close is settled', async () => {
  const accepted = Promise.withResolvers<never>();
  answers = [() => accepted.promise];
  const queue = open();
  queue.close('a', 'Ada M.', input);
  queue.cancel('a');
  queue.close('a', 'Ada M.', { ...input, sentiment: 'negative' });
  expect(keys).toHaveLength(1);
  accepted.resolve(closedChat() as never);
  await phase(queue).toBe('closed');
  expect(undoKeys).toHaveLength(1);
  expect(new Set(keys).size).toBe(2);
});

test('an undo whose answer was lost is asked for again with the same key', async () => {
  undoAnswers = [unavailable];
  const queue = open();
  queue.close('a', 'Ada M.', input);
  await phase(queue).toBe('closed');
  await queue.undo('a');
  await phase(queue).toBe('closed');
  await queue.undo('a');
  await phase(queue).toBe('undone');
  expect(undoKeys).toHaveLength(2);
  expect(new Set(undoKeys).size).toBe(1);
});

test('an undo of which the desk has told is done, whatever its answer says later', async () => {
  const late = Promise.withResolvers<never>();
  undoAnswers = [() => late.promise];
  const queue = open();
  queue.close('a', 'Ada M.', input);
  await phase(queue).toBe('closed');
  const undoing = queue.undo('a');
  queue.heardReopened('a');
  late.reject(new DeskError('not-open', 'This chat is not closed.'));
  await undoing;
  expect(queue.intents[0]).toMatchObject({ phase: 'undone', refusal: null });
});

test('[K6] a close can be undone after a reload as long as its window is open', async () => {
  open().close('a', 'Ada M.', input);
  await expect.poll(() => keys).toHaveLength(1);
  const reloaded = open();
  await phase(reloaded).toBe('closed');
  expect(new Set(keys).size).toBe(1);
  await reloaded.undo('a');
  await phase(reloaded).toBe('undone');
  expect(open().intents).toEqual([]);
});

test('of a close whose window ended while nobody was here nothing is said, and its draft goes', async () => {
  undoSeconds = -60;
  localStorage.setItem(
    'desk.closing.closing-test',
    JSON.stringify([{ id: 'i', chatId: 'a', name: 'Ada M.', input, key: 'k', undoKey: 'u', isCancelled: false }]),
  );
  const reloaded = open();
  await expect.poll(() => settled).toEqual(['a']);
  expect(reloaded.intents).toEqual([]);
  expect(localStorage.getItem('desk.closing.closing-test')).toBeNull();
});
