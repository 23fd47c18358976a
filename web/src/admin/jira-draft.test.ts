import { newId } from '@desk/protocol/ids';
import type { JiraConnectionView } from '@desk/protocol/jira';
import { expect, test } from 'vitest';
import { jiraChanges, jiraFaults, jiraFieldsOf, needsToken, toSaveJira } from './jira-draft.ts';

const connection: JiraConnectionView = {
  id: newId('jira'),
  flavour: 'cloud',
  baseUrl: 'https://demo.atlassian.example',
  user: 'desk@demo.test',
  hasToken: true,
  hasCa: false,
  aliases: ['https://jira.demo.test'],
  projects: null,
  lastOkAt: null,
  lastError: null,
  tokenExpiresAt: null,
  state: 'answering',
  nextTryAt: null,
  rate: null,
  webhook: { isSet: false, lastAt: null },
  pending: 0,
  needsAttention: 0,
  oldestPendingAt: null,
};
const saved = jiraFieldsOf(connection);

test('a saved token is never shown and stays as it is when it is left empty', () => {
  expect(saved.token).toBe('');
  expect(toSaveJira(saved)).toEqual({
    flavour: 'cloud',
    baseUrl: 'https://demo.atlassian.example',
    user: 'desk@demo.test',
    aliases: ['https://jira.demo.test'],
    tokenExpiresAt: null,
  });
  expect(jiraFaults(connection, saved)).toEqual({});
});

test('another address needs its own token, a slash at the end does not make it another', () => {
  expect(needsToken(connection, { ...saved, baseUrl: 'https://Demo.atlassian.example/' })).toBe(false);
  expect(jiraFaults(connection, { ...saved, baseUrl: 'https://other.example' })).toEqual({ token: 'A new address needs its own token' });
});

test('a first connection names everything that is missing', () => {
  expect(Object.keys(jiraFaults(null, jiraFieldsOf(null)))).toEqual(['baseUrl', 'user', 'token']);
  expect(jiraChanges(saved, { ...saved, aliases: '', flavour: 'dc' })).toBe(2);
});

test('a site that moves to another address replaces itself, and the end of its token is a day', () => {
  const moved = { ...saved, baseUrl: 'https://new.example', token: 't', expires: '2027-03-31' };
  expect(toSaveJira(moved, connection)).toMatchObject({ replaces: connection.id, tokenExpiresAt: '2027-03-31T00:00:00.000Z' });
  expect(toSaveJira(saved, connection)).not.toHaveProperty('replaces');
  expect(jiraFaults(connection, { ...saved, expires: 'March' })).toEqual({ expires: 'Enter a day such as 2027-03-31' });
});
