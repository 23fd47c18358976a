import type { Chat, Message } from '@desk/protocol/chat';
import { DeskError } from '@desk/protocol/errors';
import { beforeEach, expect, test } from 'vitest';
import { chatFixture } from './chat.fixture.ts';
import { Outbox } from './outbox.ts';

type Answer = () => Promise<unknown>;

let answers: Answer[] = [];
let asked: { chatId: string; text: string; id: string }[] = [];
let isLive = true;

/** An outbox before a desk that answers as told, else accepts. */
function open(): Outbox {
  return new Outbox({
    userId: 'outbox-test',
    post: async ({ chatId, text, id }) => {
      asked.push({ chatId, text, id });
      await answers.shift()?.();
      return { chat: chatFixture() as Chat, message: {} as Message };
    },
    onPosted: () => {},
    isLive: () => isLive,
  });
}

const drained = (outbox: Outbox, chatId: string) => expect.poll(() => outbox.of(chatId)).toEqual([]);

beforeEach(() => {
  localStorage.clear();
  answers = [];
  asked = [];
  isLive = true;
});

test('messages of a chat leave one at a time in the order of writing, those of another do not wait for them', async () => {
  const first = Promise.withResolvers<void>();
  answers = [() => first.promise];
  const outbox = open();
  outbox.add('a', 'one');
  outbox.add('a', 'two');
  outbox.add('b', 'elsewhere');
  await drained(outbox, 'b');
  expect(asked.map((each) => each.text)).toEqual(['one', 'elsewhere']);
  first.resolve();
  await drained(outbox, 'a');
  expect(asked.map((each) => each.text)).toEqual(['one', 'elsewhere', 'two']);
});

test('without a line a message waits, survives a reload and goes out as the same message', async () => {
  isLive = false;
  open().add('a', 'hello');
  const reloaded = open();
  expect(reloaded.of('a').map((item) => item.text)).toEqual(['hello']);
  const { id } = reloaded.of('a')[0]!;
  isLive = true;
  reloaded.flush();
  await drained(reloaded, 'a');
  expect(asked).toEqual([{ chatId: 'a', text: 'hello', id }]);
  expect(open().of('a')).toEqual([]);
});

test('a refused message stays with its reason while the next one goes on, and leaves when it is tried again', async () => {
  answers = [() => Promise.reject(new DeskError('not-yours', 'Tomás owns this chat.'))];
  const outbox = open();
  outbox.add('a', 'one');
  outbox.add('a', 'two');
  await expect.poll(() => outbox.of('a').map((item) => [item.text, item.refusal])).toEqual([['one', 'Tomás owns this chat.']]);
  outbox.retry(outbox.of('a')[0]!.id);
  await drained(outbox, 'a');
  expect(asked.map((each) => each.text)).toEqual(['one', 'two', 'one']);
});

test('fifty messages may wait, the next one is not taken', () => {
  isLive = false;
  const outbox = open();
  for (let index = 0; index < 50; index++) expect(outbox.add('a', `m${index}`)).toBe(true);
  expect(outbox.add('a', 'one too many')).toBe(false);
});
