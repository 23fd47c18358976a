import { expect, test } from 'vitest';
import { minutesInWords } from './minutes-in-words.ts';

test('minutes are said in days and hours as soon as that says more', () => {
  expect(['60', '90', ' 1440 ', '4320', '1501'].map(minutesInWords)).toEqual([
    '1 hour',
    '1 hour 30 minutes',
    '1 day',
    '3 days',
    '1 day 1 hour 1 minute',
  ]);
  expect(['59', '0', '', 'abc', undefined].map(minutesInWords)).toEqual(['', '', '', '', '']);
});
