import { expect, test } from 'vitest';
import { inLane, type Lane } from './lanes.ts';

/** Calls that go on until they are let go, in the order in which they began. */
function calls(site: string) {
  const began: string[] = [];
  const ends = new Map<string, () => void>();
  return {
    began,
    async begin(lane: Lane, name: string, signal?: AbortSignal, patienceMs?: number) {
      const work = () => {
        began.push(name);
        return new Promise<void>((resolve) => ends.set(name, resolve));
      };
      await inLane(site, lane, work, signal, patienceMs);
    },
    async end(name: string) {
      ends.get(name)?.();
      // The next call begins some promises later.
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

test('[J10] four calls to a site at once, what a person waits for first, then links, what is taken off, and two looks at most', async () => {
  const { began, begin, end } = calls('priority.example');
  const all = [begin('poll', 'poll 1'), begin('poll', 'poll 2'), begin('poll', 'poll 3'), begin('link', 'link 1'), begin('link', 'link 2')];
  expect(began).toEqual(['poll 1', 'poll 2', 'link 1', 'link 2']);
  all.push(begin('unlink', 'unlink 1'), begin('link', 'link 3'), begin('resolve', 'resolve 1'), begin('link', 'link 4'));
  for (const name of ['link 1', 'link 2', 'resolve 1', 'link 3', 'link 4', 'unlink 1']) await end(name);
  expect(began.slice(4)).toEqual(['resolve 1', 'link 3', 'link 4', 'unlink 1']);
  await end('poll 1');
  expect(began.at(-1)).toBe('poll 3');
  for (const name of ['poll 2', 'poll 3']) await end(name);
  await Promise.all(all);
});

test('[J10] sites do not wait for each other; who gives up, or waits too long, leaves the line', async () => {
  const { began, begin, end } = calls('full.example');
  const running = ['1', '2', '3', '4'].map((name) => begin('link', name));
  await inLane('other.example', 'poll', async () => {});
  const stop = new AbortController();
  const given = begin('resolve', 'given up', stop.signal);
  const late = begin('resolve', 'late', undefined, 5);
  stop.abort(new Error('The worker stops.'));
  await expect(given).rejects.toThrow('The worker stops.');
  await expect(late).rejects.toMatchObject({ kind: 'busy' });
  const next = begin('unlink', 'next');
  for (const name of ['1', '2', '3', '4', 'next']) await end(name);
  await Promise.all([...running, next]);
  expect(began).toEqual(['1', '2', '3', '4', 'next']);
});
