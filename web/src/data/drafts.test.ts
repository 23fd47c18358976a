import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Drafts } from './drafts.ts';

/** The server: what it keeps, and what it was sent, each answered when the test says so. */
let kept: Record<string, unknown> | null = null;
let saves: { body: Record<string, unknown> | null; answer(): void }[] = [];
let reads: (() => void)[] = [];
let drafts: Drafts;

const bodies = () => saves.map((save) => save.body);

beforeEach(() => {
  localStorage.clear();
  kept = null;
  saves = [];
  reads = [];
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  vi.stubGlobal('fetch', async (_path: string, init: RequestInit) => {
    if (init.method === 'GET') {
      const draft = kept && { body: kept, updatedAt: '2026-05-14T10:00:00Z' };
      await new Promise<void>((resolve) => reads.push(resolve));
      return Response.json({ draft });
    }
    const { body } = JSON.parse(String(init.body));
    await new Promise<void>((resolve) => saves.push({ body, answer: resolve }));
    kept = body;
    return Response.json({});
  });
  drafts = new Drafts('drafts-test');
});
afterEach(() => {
  drafts.stop();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

test('a text that is sent while its draft is being kept is gone for good: the one save waits for the other', async () => {
  drafts.keep('a', 'reply', { text: 'Hello' });
  vi.advanceTimersByTime(1_500);
  await vi.waitFor(() => expect(saves).toHaveLength(1));
  drafts.drop('a', 'reply');
  drafts.keep('b', 'reply', { text: 'Elsewhere' });
  vi.advanceTimersByTime(1_500);
  await vi.waitFor(() => expect(bodies()).toEqual([{ text: 'Hello' }, { text: 'Elsewhere' }]));
  saves[0]!.answer();
  await vi.waitFor(() => expect(bodies()).toEqual([{ text: 'Hello' }, { text: 'Elsewhere' }, null]));
  saves[2]!.answer();
  await vi.waitFor(() => expect(kept).toBeNull());
});

test('a text that is sent while the server’s copy is being read does not come back with it', async () => {
  kept = { text: 'Hello' };
  const loading = drafts.load('a', 'reply');
  await vi.waitFor(() => expect(reads).toHaveLength(1));
  drafts.keep('a', 'reply', { text: 'Hello there' });
  drafts.drop('a', 'reply');
  reads[0]!();
  expect(await loading).toBeUndefined();
  expect(drafts.peek('a', 'reply')).toBeUndefined();
});

test('a draft that another tab has sent is kept by nobody; what was typed here since is', async () => {
  const key = 'desk.draft.drafts-test.a.note';
  const shadow = (text: string) => JSON.stringify({ body: { text }, at: '2026-05-14T10:00:00Z', isSaved: true });
  const heard: unknown[] = [];
  drafts.onOutside.add((...news) => heard.push(news));
  const dropped = () => dispatchEvent(new StorageEvent('storage', { key, oldValue: shadow('Hello'), newValue: null }));
  drafts.keep('a', 'note', { text: 'Hello' });
  dropped();
  expect([drafts.peek('a', 'note'), drafts.state('a', 'note')]).toEqual([undefined, 'none']);
  drafts.keep('a', 'note', { text: 'Hello there' });
  dropped();
  expect(heard).toEqual([1, 2].map(() => ['a', 'note', {}, { text: 'Hello' }]));
  vi.advanceTimersByTime(1_500);
  await vi.waitFor(() => expect(bodies()).toEqual([{ text: 'Hello there' }]));
});
