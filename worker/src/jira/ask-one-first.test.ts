import { expect, test } from 'vitest';
import { askOneFirst } from './ask-one-first.ts';
import { JiraFailure } from './failure.ts';

/** Calls that end when told to, and how many were made. */
function calls() {
  const ends: ((outcome: string | JiraFailure) => void)[] = [];
  const call = () =>
    new Promise<string>((resolve, reject) => ends.push((outcome) => (typeof outcome === 'string' ? resolve(outcome) : reject(outcome))));
  return { call, ends };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

test('[J4] of calls that come together one goes first, and when it is refused the others are not made', async () => {
  const { call, ends } = calls();
  const answers = Array.from({ length: 5 }, () => askOneFirst({ id: 'refused', version: 1 }, call));
  const outcomes = Promise.allSettled(answers);
  await settled();
  expect(ends).toHaveLength(1);
  const refusal = new JiraFailure('captcha', 'Sign in by hand.');
  ends[0]!(refusal);
  for (const outcome of await outcomes) expect(outcome).toEqual({ status: 'rejected', reason: refusal });
  await expect(askOneFirst({ id: 'refused', version: 1 }, call)).rejects.toBe(refusal);
  expect(ends).toHaveLength(1);
  const renewed = askOneFirst({ id: 'refused', version: 2 }, call);
  await settled();
  ends[1]!('welcome');
  expect(await renewed).toBe('welcome');
});

test('when the first is answered the others go at once', async () => {
  const { call, ends } = calls();
  const answers = Array.from({ length: 5 }, () => askOneFirst({ id: 'answered', version: 1 }, call));
  await settled();
  ends[0]!('one');
  await settled();
  expect(ends).toHaveLength(5);
  for (const end of ends) end('more');
  expect(await Promise.all(answers)).toEqual(['one', 'more', 'more', 'more', 'more']);
  const later = askOneFirst({ id: 'answered', version: 1 }, call);
  const beside = askOneFirst({ id: 'answered', version: 1 }, call);
  await settled();
  expect(ends).toHaveLength(7);
  for (const end of ends) end('later');
  expect(await Promise.all([later, beside])).toEqual(['later', 'later']);
});

test('a failure that is not about the sign-in is the first one’s own', async () => {
  const { call, ends } = calls();
  const answers = Array.from({ length: 3 }, () => askOneFirst({ id: 'missing', version: 1 }, call));
  const outcomes = Promise.allSettled(answers);
  await settled();
  ends[0]!(new JiraFailure('not_found', 'No such issue.'));
  await settled();
  for (const end of ends) end('found');
  expect((await outcomes).map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
});

test('connections do not wait for one another', async () => {
  const { call, ends } = calls();
  const answers = [askOneFirst({ id: 'here', version: 1 }, call), askOneFirst({ id: 'there', version: 1 }, call)];
  await settled();
  expect(ends).toHaveLength(2);
  for (const end of ends) end('done');
  expect(await Promise.all(answers)).toEqual(['done', 'done']);
});
