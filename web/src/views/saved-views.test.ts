import { beforeEach, expect, test, vi } from 'vitest';
import { handOver, pageOf, viewLink } from './saved-views.ts';

const KEY = 'desk.report-views.usr_1';
const kept = new Map<string, string>();
let sent: unknown[] = [];
let answer = { status: 201, body: {} as object };

beforeEach(() => {
  kept.clear();
  sent = [];
  answer = { status: 201, body: {} };
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => kept.set(key, text),
    removeItem: (key: string) => kept.delete(key),
  });
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    sent.push([init.method, path, JSON.parse(String(init.body))]);
    return new Response(JSON.stringify(answer.body), { status: answer.status });
  });
});

test('a page is the path without its slash, and a view is a link again', () => {
  expect([pageOf('/reports'), pageOf('/reports/tags')]).toEqual(['reports/activity', 'reports/tags']);
  expect(viewLink({ page: 'reports/tags', query: 'range=14' })).toBe('/reports/tags?range=14');
  expect(viewLink({ page: 'reports/tags', query: '' })).toBe('/reports/tags');
});

test('[V1] what the browser kept goes to the server once, and nothing that is no report of ours', async () => {
  kept.set(
    KEY,
    JSON.stringify([
      { name: 'Monday', href: '/reports/tags?range=14' },
      { name: 'x', href: 'javascript:alert(1)' },
      { name: 'y', href: '/admin' },
      3,
    ]),
  );
  expect(await handOver('usr_1')).toBe(true);
  expect(sent).toEqual([['POST', '/api/views', { page: 'reports/tags', name: 'Monday', query: 'range=14' }]]);
  expect(kept.has(KEY)).toBe(false);
  expect(await handOver('usr_1')).toBe(false);
  kept.set(KEY, 'not json');
  expect(await handOver('usr_1')).toBe(false);
});

test('[V1] a view whose name is taken stays as the server has it; without the server all of it waits for the next time', async () => {
  const views = JSON.stringify([{ name: 'Monday', href: '/reports' }]);
  kept.set(KEY, views);
  answer = { status: 503, body: { code: 'unavailable', title: 'Later' } };
  expect(await handOver('usr_1')).toBe(false);
  expect(kept.get(KEY)).toBe(views);
  answer = { status: 409, body: { code: 'already-exists', title: 'There is one' } };
  expect(await handOver('usr_1')).toBe(true);
  expect(kept.has(KEY)).toBe(false);
});
