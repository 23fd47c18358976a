import type { TagReport } from '@desk/protocol/report';
import { expect, test } from 'vitest';
import { negativeCauses } from './negative-causes.ts';
import { tagFigures } from './tag-figures.ts';
import { tagShares } from './tag-shares.ts';

const row = (name: string, positive: number, negative: number, total: number) => ({
  tag: { id: `tag_${name}`, name, hue: 5 },
  positive,
  neutral: 0,
  negative,
  notSet: total - positive - negative,
  total,
});
const report = {
  unit: 'closures',
  rows: [row('eSIM', 9, 3, 20), row('Refund', 1, 2, 5)],
  untagged: { positive: 0, neutral: 0, negative: 0, notSet: 2, total: 2 },
  total: 27,
} as unknown as TagReport;
const scope = { period: { from: new Date(0), to: new Date(86_400_000), isRunning: false }, department: undefined } as never;

test('behind the shares of a tag stands how many of its chats were rated', () => {
  expect(tagShares(report, scope).map(({ label, aside }) => [label, aside])).toEqual([
    ['eSIM', '12 of 20'],
    ['Refund', '3 of 5'],
    ['No tag', '0 of 2'],
  ]);
});

test('the most negative tag is one with enough rated chats', () => {
  const worst = tagFigures(report, report, scope).find((figure) => figure.label === 'Most negative');
  expect(worst).toMatchObject({ value: 'eSIM', note: '25% of 12 rated' });
});

test('negative endings are about the tags that have more of them than their rated chats would bring', () => {
  // 5 negative of 15 rated: a third. eSIM has 3 where 12 rated would bring 4, Refund 2 where 3 would bring 1.
  expect(negativeCauses(report, scope).map(({ label, value, usual }) => [label, value, Math.round((usual ?? 0) * 100) / 100])).toEqual([
    ['Refund', 2, 1],
    ['eSIM', 3, 4],
  ]);
});
