import { expect, test } from 'vitest';
import { countText, durationText, plural, shareText, shareTexts, signedText } from './figure-text.ts';

test('counts carry a thousands mark and words follow the number', () => {
  expect(countText(14_872)).toBe('14,872');
  expect([plural(1, 'closure'), plural(1200, 'closure')]).toEqual(['1 closure', '1,200 closures']);
});

test('a share without a base is a dash, not zero', () => {
  expect([shareText(86, 100), shareText(0, 5), shareText(0, 0)]).toEqual(['86%', '0%', '–']);
});

test('all and nothing are said of all and nothing alone', () => {
  expect([shareText(999, 1000), shareText(1, 1000), shareText(1000, 1000), shareText(0, 1000)]).toEqual(['>99%', '<1%', '100%', '0%']);
});

test('the shares of a whole add up to a hundred', () => {
  // Each rounded by itself would make 39 + 15 + 26 + 21 = 101.
  expect(shareTexts([386, 146, 257, 211])).toEqual(['39%', '14%', '26%', '21%']);
  expect(shareTexts([1, 1, 1])).toEqual(['34%', '33%', '33%']);
  expect(shareTexts([0, 5])).toEqual(['0%', '100%']);
  expect(shareTexts([1, 999])).toEqual(['<1%', '>99%']);
  expect(shareTexts([0, 0])).toEqual(['–', '–']);
});

test('a difference carries a real minus', () => {
  expect([signedText(24), signedText(-2), signedText(0)]).toEqual(['+24', '−2', '0']);
});

test('a time is said in the largest units that matter, and what was not measured is a dash', () => {
  expect([
    durationText(43.4),
    durationText(426),
    durationText(3_599.6),
    durationText(7_500),
    durationText(273_600),
    durationText(null),
  ]).toEqual(['43 s', '7:06', '1 h 00', '2 h 05', '3 d 4 h', '–']);
});
