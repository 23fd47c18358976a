import { expect, test } from 'vitest';
import { isNearLimit, noteRate, rateOf } from './rates.ts';

test('[JD-30] rate headers are kept when they are numbers, and otherwise what was known stays', () => {
  const at = new Date(0);
  expect(rateOf('jira_a')).toBeNull();
  noteRate('jira_a', { 'x-ratelimit-limit': '100', 'x-ratelimit-remaining': '99' }, at);
  expect(rateOf('jira_a')).toEqual({ limit: 100, left: 99, at });
  for (const odd of [
    {},
    { 'x-ratelimit-limit': 'many', 'x-ratelimit-remaining': '1' },
    { 'x-ratelimit-limit': '-1', 'x-ratelimit-remaining': '0' },
  ])
    noteRate('jira_a', odd);
  expect(rateOf('jira_a')).toEqual({ limit: 100, left: 99, at });
  expect(rateOf('jira_b')).toBeNull();
});

test('[J10] a site that says that little is left is left alone for a minute, or until it says otherwise', () => {
  const said = (nearlimit: string, second: number) => noteRate('jira_n', { 'x-ratelimit-nearlimit': nearlimit }, new Date(second * 1_000));
  const isNear = (second: number) => isNearLimit('jira_n', new Date(second * 1_000));
  expect(isNear(0)).toBe(false);
  said('true', 10);
  noteRate('jira_n', {}, new Date(20_000));
  expect([isNear(10), isNear(69), isNear(70)]).toEqual([true, true, false]);
  said('true', 100);
  said('false', 101);
  expect(isNear(102)).toBe(false);
});
