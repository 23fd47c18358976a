import { expect, test } from 'vitest';
import { noteRate, rateOf } from './rates.ts';

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
