import { expect, test } from 'vitest';
import { countChange, shareChange } from './report-figure.ts';

test('a change of a share is said in points, and is good or bad by the direction that is wanted', () => {
  const [now, before] = [
    { part: 13, base: 100 },
    { part: 112, base: 1000 },
  ];
  expect(shareChange(now, before, 'down')).toEqual({ direction: 'up', text: '1.8 pts', tone: 'bad' });
  expect(shareChange(now, before, 'up')).toEqual({ direction: 'up', text: '1.8 pts', tone: 'good' });
  expect(shareChange(now, now, 'down')).toEqual({ direction: 'flat', text: '0.0 pts', tone: 'none' });
});

test('nothing before means that nothing is compared', () => {
  expect(countChange(12, 0)).toBeUndefined();
  expect(shareChange({ part: 1, base: 2 }, { part: 0, base: 0 }, 'up')).toBeUndefined();
  expect(countChange(107, 100)).toEqual({ direction: 'up', text: '7.0%', tone: 'none' });
});
