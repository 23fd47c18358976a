import { expect, test } from 'vitest';
import { seal, unseal } from './secret.ts';

const SECRET = 'the secret of the desk, thirty-two letters';
const TOKEN = 'ATATT3xFfGF0-π-token';

test('[J5] a sealed token can be opened with the same secret on the same row', () => {
  expect(unseal(SECRET, seal(SECRET, TOKEN, 'jira_1'), 'jira_1')).toBe(TOKEN);
});

test('[J5] a sealed token shows nothing of what it holds, and never looks the same twice', () => {
  const [one, two] = [seal(SECRET, TOKEN, 'jira_1'), seal(SECRET, TOKEN, 'jira_1')];
  expect(one).not.toContain(TOKEN);
  expect(Buffer.from(one.split('.').at(-1)!, 'base64url').toString()).not.toContain('token');
  expect(one).not.toBe(two);
});

test('a token does not open with another secret, on another row, or when a letter was changed', () => {
  const sealed = seal(SECRET, TOKEN, 'jira_1');
  const [version, nonce, tag, text] = sealed.split('.') as [string, string, string, string];
  const altered = Buffer.from(text, 'base64url');
  altered[0] = altered[0]! ^ 1;
  expect(() => unseal(`${SECRET}!`, sealed, 'jira_1')).toThrow();
  expect(() => unseal(SECRET, sealed, 'jira_2')).toThrow();
  expect(() => unseal(SECRET, [version, nonce, tag, altered.toString('base64url')].join('.'), 'jira_1')).toThrow();
  expect(() => unseal(SECRET, [version, nonce, tag.slice(0, 6), text].join('.'), 'jira_1')).toThrow();
});

test('text that was never sealed is refused', () => {
  for (const text of ['', TOKEN, 'v2.a.b.c', 'v1..b.c']) expect(() => unseal(SECRET, text, 'jira_1')).toThrow('This is no sealed token.');
});
