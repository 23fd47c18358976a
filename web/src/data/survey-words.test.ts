import { CsatFilter, NpsFilter } from '@desk/protocol/survey';
import { expect, test } from 'vitest';
import { answersOf, scoreChoices, scoreTone } from './survey-words.ts';

test('[Q8] every filter of scores can be chosen, in words', () => {
  const values = (kind: 'csat' | 'nps') => new Set(scoreChoices(kind).map(({ value }) => value));
  expect(values('csat')).toEqual(new Set(['', ...CsatFilter.options]));
  expect(values('nps')).toEqual(new Set(['', ...NpsFilter.options]));
  expect(scoreChoices('csat').map(({ label }) => label)).toEqual([
    'Any CSAT',
    'CSAT asked',
    'CSAT answered',
    'CSAT satisfied, 4 or 5',
    'CSAT dissatisfied, 1 to 3',
    'CSAT 1/5',
    'CSAT 2/5',
    'CSAT 3/5',
    'CSAT 4/5',
    'CSAT 5/5',
  ]);
});

test('[Q8] the colour of a score is that of its class', () => {
  const tones = (kind: 'csat' | 'nps', low: number, high: number) =>
    Array.from({ length: high - low + 1 }, (_, i) => scoreTone(kind, low + i)[0]).join('');
  expect([tones('csat', 1, 5), tones('nps', 0, 10)]).toEqual(['nnnpp', 'nnnnnnnnnpp']);
  expect([7, 8].map((score) => scoreTone('nps', score))).toEqual(['neutral', 'neutral']);
});

test('[Q4] answers come CSAT first; what was not answered is none', () => {
  expect(answersOf({ csat: null, nps: { score: 0, comment: 'No' } }).map(({ text, tone }) => [text, tone])).toEqual([['0/10', 'negative']]);
  expect(answersOf(undefined)).toEqual([]);
});
