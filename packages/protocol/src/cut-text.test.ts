import { expect, test } from 'vitest';
import { cutText } from './cut-text.ts';

const FAMILY = '👨‍👩‍👧‍👦';

test('[B5] a text that fits stays as it is', () => {
  expect(cutText('abc', 3)).toBe('abc');
  expect(cutText(FAMILY, FAMILY.length)).toBe(FAMILY);
  expect(cutText('', 5)).toBe('');
});

for (const [what, character] of [
  ['an emoji', '🎉'],
  ['a family', FAMILY],
  ['a flag', '🇮🇳'],
  ['a skin', '👍🏽'],
  ['a letter with a mark', 'e\u0301'],
  ['a syllable of several signs', 'नि'],
  ['a line end of two', '\r\n'],
] as const) {
  test(`[B5] ${what} on the edge is kept whole or left out`, () => {
    for (let before = 0; before <= 12; before++) {
      const text = `${'x'.repeat(before)}${character}${character}yyyyyyyyyyyyyyyyyy`;
      const cut = cutText(text, 10);
      const whole = [...new Intl.Segmenter('en').segment(text)].map(({ segment }) => segment);
      const kept = [...new Intl.Segmenter('en').segment(cut)].map(({ segment }) => segment);
      expect(kept).toEqual(whole.slice(0, kept.length));
      expect(cut.length).toBeLessThanOrEqual(10);
      expect(cut.length + whole[kept.length]!.length).toBeGreaterThan(10);
    }
  });
}
