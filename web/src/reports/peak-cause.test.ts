import type { TagReport } from '@desk/protocol/report';
import { expect, test } from 'vitest';
import { outstanding } from './peak-cause.ts';

const report = (total: number, tags: Record<string, number>): TagReport => ({
  unit: 'closures',
  from: '',
  to: '',
  rows: Object.entries(tags).map(([name, count]) => ({
    tag: { id: `tag_${name}` as never, name, hue: 0 },
    positive: 0,
    neutral: 0,
    negative: count,
    notSet: 0,
    total: count,
  })),
  untagged: { positive: 0, neutral: 0, negative: 0, notSet: 0, total: 0 },
  total,
});

test('the tag behind a peak is the one with most beyond its usual share, not the one used most', () => {
  const usual = report(1_000, { Outage: 50, Invoice: 400 });
  expect(outstanding(report(100, { Outage: 45, Invoice: 50 }), usual)).toBe('Outage');
});

test('nothing stands out when every tag has its usual share, or when it is just a handful', () => {
  const usual = report(1_000, { Outage: 50, Invoice: 400 });
  expect(outstanding(report(100, { Outage: 6, Invoice: 41 }), usual)).toBeUndefined();
  expect(outstanding(report(10, { Outage: 4, Invoice: 2 }), usual)).toBeUndefined();
});
