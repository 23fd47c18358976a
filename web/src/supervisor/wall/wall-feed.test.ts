import type { DeskEvent } from '@desk/protocol/events';
import { newId } from '@desk/protocol/ids';
import { expect, test } from 'vitest';
import { figures } from '../figures/figures.fixture.ts';
import { closureRow } from '../stream/closure-row.fixture.ts';
import { WallFeed } from './wall-feed.ts';

const after = '2026-05-13T08:12:55.000Z';

function closed(): DeskEvent {
  const row = closureRow({ closedAt: after });
  return {
    seq: 1,
    workspaceId: newId('ws'),
    type: 'chat.closed',
    actor: { kind: 'system', name: 'Desk' },
    chatId: row.chatId,
    chat: null,
    data: { row },
    at: after,
  };
}

function open() {
  const countedAt: number[] = [];
  const feed = new WallFeed({
    readFigures: async () => {
      countedAt.push(performance.now());
      return figures();
    },
    listClosures: async () => ({ items: [], nextCursor: null }),
  });
  feed.open({ window: '60m', department: undefined });
  return { feed, countedAt };
}

test('the counter of closures moves with the stream, without waiting for the next count', async () => {
  const { feed } = open();
  await expect.poll(() => feed.hasFigures).toBe(true);
  feed.take(Array.from({ length: 50 }, closed));
  expect(feed.figures!.closed.value).toBe(figures().closed.value! + 50);
  expect(feed.stream.buffer.waiting).toHaveLength(50);
  feed.close();
});

test('figures are counted anew after events, and at most once a second however many there are', async () => {
  const { feed, countedAt } = open();
  await expect.poll(() => countedAt.length).toBe(1);
  await expect
    .poll(
      () => {
        feed.take([closed()]);
        return countedAt.length;
      },
      { interval: 20, timeout: 4_000 },
    )
    .toBe(3);
  feed.close();
  const [first, second, third] = countedAt as [number, number, number];
  expect(second - first).toBeGreaterThan(950);
  expect(third - second).toBeGreaterThan(950);
});

test('a count from before what was heard is made anew, until one knows of it', async () => {
  const counts = [figures().at, after];
  const feed = new WallFeed({
    readFigures: async () => figures({ at: counts.shift()! }),
    listClosures: async () => ({ items: [], nextCursor: null }),
  });
  feed.take([closed()]);
  feed.open({ window: '60m', department: undefined });
  await expect.poll(() => feed.figures?.at).toBe(after);
  feed.close();
});

test('what fails leaves what is shown, and says why until it works again', async () => {
  let isDown = false;
  const feed = new WallFeed({
    readFigures: async () => {
      if (isDown) throw new Error('down');
      return figures();
    },
    listClosures: async () => ({ items: [closureRow()], nextCursor: null }),
  });
  feed.open({ window: '60m', department: undefined });
  await expect.poll(() => feed.hasFigures && feed.hasList).toBe(true);
  isDown = true;
  feed.reload();
  await expect.poll(() => feed.error).toBeInstanceOf(Error);
  expect(feed.figures).toBeDefined();
  isDown = false;
  feed.reload();
  await expect.poll(() => feed.error).toBeUndefined();
  feed.close();
});

test('a slow answer is waited for, however many events come meanwhile', async () => {
  let answers = 0;
  let asked = 0;
  const feed = new WallFeed({
    readFigures: (_window, _department, signal) => {
      asked++;
      return new Promise((resolve, reject) => {
        signal?.addEventListener('abort', () => reject(new Error('aborted')));
        setTimeout(() => {
          answers++;
          resolve(figures());
        }, 1_300);
      });
    },
    listClosures: async () => ({ items: [], nextCursor: null }),
  });
  feed.open({ window: '60m', department: undefined });
  await expect
    .poll(
      () => {
        feed.take([closed()]);
        return answers;
      },
      { interval: 40, timeout: 6_000 },
    )
    .toBe(2);
  expect(asked).toBeLessThanOrEqual(3);
  expect(feed.hasFigures).toBe(true);
  feed.close();
});
