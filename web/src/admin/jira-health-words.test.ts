import type { JiraConnectionView } from '@desk/protocol/jira';
import { expect, test } from 'vitest';
import { expiryWords, oldestWords, stateWords } from './jira-health-words.ts';

const site = (changes: Partial<JiraConnectionView>) =>
  ({ state: 'answering', lastOkAt: null, lastError: null, ...changes }) as JiraConnectionView;

test('a site is well only when its last answer was one', () => {
  const error = { kind: 'server', sentence: 'JIRA answered 503.', at: '2026-11-30T10:00:00.000Z' };
  expect(stateWords(site({}))).toEqual({ tone: 'bad', words: 'Not tried yet' });
  expect(stateWords(site({ lastOkAt: '2026-11-30T10:00:01.000Z', lastError: error })).tone).toBe('ok');
  expect(stateWords(site({ lastOkAt: '2026-11-30T09:59:59.000Z', lastError: error })).tone).toBe('bad');
  for (const state of ['held', 'parked', 'waiting'] as const)
    expect(stateWords(site({ state, lastOkAt: '2026-11-30T10:00:00.000Z' })).tone).toBe('bad');
});

test('a token is spoken of thirty days before it ends', () => {
  const now = Date.parse('2026-11-30T12:00:00.000Z');
  expect(expiryWords(null, now, true)).toBe('');
  expect(expiryWords('2027-01-31T00:00:00.000Z', now, true)).toBe('');
  expect(expiryWords('2026-12-07T00:00:00.000Z', now, true)).toBe('The token ends in 7 days. Save a new one in time.');
  expect(expiryWords('2026-12-01T00:00:00.000Z', now, true)).toBe('The token ends tomorrow. Save a new one.');
  expect(expiryWords('2026-12-01T00:00:00.000Z', now, false)).toBe('The token ends tomorrow. Ask an admin to save a new one.');
  expect(expiryWords('2026-11-30T00:00:00.000Z', now, true)).toBe('The token has ended. Save a new one.');
});

test('the oldest link under way has waited since just now, or for some time', () => {
  expect([oldestWords(59_000), oldestWords(60_000), oldestWords(7_200_000)]).toEqual(['since just now', 'oldest 1m ago', 'oldest 2h ago']);
});
