import { expect, test } from 'vitest';
import { countText, plural, rateText, shareText, signedText } from './figure-text.ts';

test('counts carry a thousands mark and words follow the number', () => {
  expect(countText(14_872)).toBe('14,872');
  expect([plural(1, 'closure'), plural(1200, 'closure')]).toEqual(['1 closure', '1,200 closures']);
});

test('a share without a base is a dash, not zero', () => {
  expect([shareText(86, 100), shareText(0, 5), shareText(0, 0)]).toEqual(['86%', '0%', '–']);
});

test('a difference carries a real minus, and a rate drops its decimals once it is large', () => {
  expect([signedText(24), signedText(-2), signedText(0)]).toEqual(['+24', '−2', '0']);
  expect([rateText(3.43), rateText(213.6)]).toEqual(['3.4', '214']);
});
