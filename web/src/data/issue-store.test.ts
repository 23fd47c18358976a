import type { IssueName, IssueNews } from '@desk/protocol/jira-issue';
import type { ServerFrame } from '@desk/protocol/socket';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { IssueStore } from './issue-store.ts';

const issue = (name: string) => ({ site: 'jira_1', name }) as unknown as IssueName;
const news = (name: string, state: IssueNews['state'], summary: string | null = null) =>
  ({ ...issue(name), state, issueId: null, key: name, summary, status: null, category: null, url: null, seenAt: null }) as IssueNews;
const told = (...issues: IssueNews[]) =>
  ({ type: 'events', cursor: '1', events: [{ type: 'jira.issues-seen', data: { issues } }] }) as unknown as ServerFrame;

let calls: string[][];
let watched: number;
let answer: (names: string[]) => IssueNews[];
let store: IssueStore;

beforeEach(() => {
  vi.useFakeTimers();
  calls = [];
  watched = 0;
  answer = (names) => names.map((name) => news(name, 'asked'));
  store = new IssueStore({
    lookUp: async (issues) => {
      const names = issues.map(({ name }) => name);
      calls.push(names);
      return { items: answer(names) };
    },
    socket: {
      watch: () => {
        watched++;
        return () => void watched--;
      },
    },
  });
});
afterEach(() => vi.useRealTimers());

test('[J6] what is wanted is asked for once typing has settled, all in one call, and the news is taken from the line', async () => {
  store.want([issue('NET-1')]);
  store.want([issue('NET-1'), issue('NET-2')]);
  await vi.advanceTimersByTimeAsync(399);
  expect([calls, watched]).toEqual([[], 1]);
  await vi.advanceTimersByTimeAsync(1);
  expect(calls).toEqual([['NET-1', 'NET-2']]);
  store.take(told(news('NET-1', 'known', 'No signal'), news('OTHER-9', 'known')));
  expect([store.get(issue('net-1'))?.summary, store.get(issue('NET-2'))?.state, store.get(issue('OTHER-9'))]).toEqual([
    'No signal',
    'asked',
    undefined,
  ]);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(calls.at(-1)).toEqual(['NET-2']);
});

test('[J6] news that never comes is given up, and says that nobody can tell', async () => {
  store.want([issue('NET-1')]);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(calls).toHaveLength(4);
  expect(store.get(issue('NET-1'))?.state).toBe('not-answering');
});

test('[J6] more than fit into one call are asked for one call after the other, and silence about some keeps no other back', async () => {
  answer = (names) => names.map((name) => news(name, Number(name.slice(4)) <= 25 ? 'asked' : 'known'));
  store.want(Array.from({ length: 45 }, (_, i) => issue(`NET-${i + 1}`)));
  const sizes = () => calls.map((names) => names.length);
  await vi.advanceTimersByTimeAsync(410);
  expect(sizes()).toEqual([20, 20, 5]);
  expect(store.get(issue('NET-45'))?.state).toBe('known');
  await vi.advanceTimersByTimeAsync(2_010);
  expect(sizes()).toEqual([20, 20, 5, 20, 5]);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(sizes()).toEqual([20, 20, 5, 20, 5, 20, 5, 20, 5]);
  expect([store.get(issue('NET-1'))?.state, store.get(issue('NET-25'))?.state]).toEqual(['not-answering', 'not-answering']);
});

test('[J6] nobody who is interested any more means that nothing is watched or asked', async () => {
  const stops = [store.want([issue('NET-1')]), store.want([issue('NET-1')])];
  for (const stop of stops) stop();
  for (const stop of stops) stop();
  await vi.advanceTimersByTimeAsync(60_000);
  expect([calls, watched]).toEqual([[], 0]);
});
