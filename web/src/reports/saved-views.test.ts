import { beforeEach, expect, test, vi } from 'vitest';
import { SavedViews } from './saved-views.ts';

const kept = new Map<string, string>();

beforeEach(() => {
  kept.clear();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => kept.set(key, text),
  });
});

test('views are kept per person; the same name takes the new address', () => {
  const views = new SavedViews('usr_1');
  views.save(' Monday ', '/reports/tags?range=7');
  views.save('Monday', '/reports/tags?range=14');
  expect(views.list()).toEqual([{ name: 'Monday', href: '/reports/tags?range=14' }]);
  expect(new SavedViews('usr_2').list()).toEqual([]);
  views.remove('Monday');
  expect(views.list()).toEqual([]);
});

test('what is no view of a report is left out', () => {
  kept.set('desk.report-views.usr_1', JSON.stringify([{ name: 'x', href: 'javascript:alert(1)' }, { name: 'y', href: '/admin' }, 3]));
  expect(new SavedViews('usr_1').list()).toEqual([]);
  kept.set('desk.report-views.usr_1', 'not json');
  expect(new SavedViews('usr_1').list()).toEqual([]);
});
