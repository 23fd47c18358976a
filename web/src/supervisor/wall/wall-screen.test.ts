import { DeskError } from '@desk/protocol/errors';
import { afterEach, expect, test, vi } from 'vitest';
import { StubServer } from '../../data/stub-server.fixture.ts';
import { figures } from '../figures/figures.fixture.ts';
import { closureRow } from '../stream/closure-row.fixture.ts';
import { WallScreenFeed } from './wall-screen-feed.ts';

let server: StubServer;
let feed: WallScreenFeed;
afterEach(() => {
  feed.stop();
  server.remove();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

test('[V4] a wall screen follows the newest closures, and shows nothing once its pass was taken back', async () => {
  const rows = ['A. M.', 'B. K.', 'L. R.'].map((name, i) =>
    closureRow({ customer: { id: `cust_${i}` as never, name }, closedAt: `2026-05-13T08:0${i}:00.000Z` }),
  );
  const [first, second, third] = rows as [(typeof rows)[0], (typeof rows)[0], (typeof rows)[0]];
  const answers = [
    [second, first],
    [third, first],
  ]; // the second one was undone meanwhile
  server = new StubServer({
    'GET /api/wall': () => {
      const closures = answers.shift();
      if (!closures) throw new DeskError('bad-wall-pass', 'The pass of this screen was taken back.');
      return { name: 'Wall', workspace: { name: 'Orrin', zone: 'UTC' }, figures: figures(), closures };
    },
  });
  feed = new WallScreenFeed('wall_1.signed');
  feed.start();
  const names = () => [...feed.stream.buffer.waiting, ...feed.stream.buffer.shown].map((row) => row.customer.name);
  await expect.poll(names).toEqual(['B. K.', 'A. M.']);
  await expect.poll(names, { timeout: 5_000 }).toEqual(['L. R.', 'A. M.']);
  await expect.poll(() => [feed.isOver, feed.view], { timeout: 5_000 }).toEqual([true, undefined]);
});

test('[V4] a read that hangs is given up after ten seconds, and the next one comes', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const limits: { ms: number; end: AbortController }[] = [];
  vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => {
    const end = new AbortController();
    limits.push({ ms, end });
    return end.signal;
  });
  server = new StubServer();
  const answer = { name: 'Wall', workspace: { name: 'Orrin', zone: 'UTC' }, figures: figures(), closures: [] };
  let reads = 0;
  globalThis.fetch = (_input, init) =>
    ++reads > 1
      ? Promise.resolve(Response.json(answer))
      : new Promise((_, reject) => init!.signal!.addEventListener('abort', () => reject(init!.signal!.reason)));
  feed = new WallScreenFeed('wall_1.signed');
  feed.start();
  expect(limits.map(({ ms }) => ms)).toEqual([10_000]);
  limits[0]!.end.abort(new DOMException('The read took too long', 'TimeoutError'));
  await vi.waitFor(() => expect(feed.error).toBeInstanceOf(DOMException));
  await vi.advanceTimersByTimeAsync(2_000);
  await vi.waitFor(() => expect([reads, feed.view?.name, feed.error]).toEqual([2, 'Wall', undefined]));
});
