import type { ExportView } from '@desk/protocol/export';
import { expect, test } from 'vitest';
import { exportFileName } from './file-name.ts';

const VIEW = {
  kind: 'closures',
  format: 'csv',
  from: '2026-05-10T22:00:00Z',
  to: '2026-05-17T22:00:00Z',
  at: '2026-06-01T09:00:00Z',
  firstDay: '2026-05-11',
  lastDay: '2026-05-17',
  filters: [],
};
const nameOf = (more: object) => exportFileName({ ...VIEW, ...more } as unknown as ExportView);

test('a file is named after what it holds, its days and what it was narrowed by', () => {
  expect(nameOf({})).toBe('closures-2026-05-11-to-2026-05-17.csv');
  expect(nameOf({ kind: 'tags', format: 'jsonl', lastDay: '2026-05-11' })).toBe('tags-2026-05-11.jsonl');
  expect(nameOf({ from: '1970-01-01T00:00:00Z' })).toBe('closures-until-2026-05-17.csv');
  expect(nameOf({ from: '1970-01-01T00:00:00Z', to: '2026-06-02T00:00:00Z' })).toBe('closures-all.csv');
  const filters = [
    { name: 'department', values: ['Réclamations', 'Billing & co'] },
    { name: 'sentiment', values: ['not-set'] },
  ];
  expect(nameOf({ filters })).toBe('closures-2026-05-11-to-2026-05-17-reclamations-billing-co-not-set.csv');
  const scores = [
    { name: 'csat', values: ['satisfied'] },
    { name: 'nps', values: ['9'] },
  ];
  expect(nameOf({ filters: scores })).toBe('closures-2026-05-11-to-2026-05-17-csat-satisfied-nps-9.csv');
});

test('[B4] nothing that somebody typed can end the name, reach a folder or a header', () => {
  const named = (value: string) => nameOf({ filters: [{ name: 'q', values: [value] }] });
  expect(named('../../etc/passwd')).toBe('closures-2026-05-11-to-2026-05-17-etc-passwd.csv');
  expect(named('a"\r\nset-cookie: x=1; filename="b.exe')).toBe('closures-2026-05-11-to-2026-05-17-a-set-cookie-x-1-filename-b-exe.csv');
  expect(named('فواتير')).toBe('closures-2026-05-11-to-2026-05-17-filtered.csv');
  expect(named('x'.repeat(500))).toHaveLength('closures-2026-05-11-to-2026-05-17-.csv'.length + 80);
});
