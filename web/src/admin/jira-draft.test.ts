import { expect, test } from 'vitest';
import { atNewAddress, jiraChanges, jiraFaults, jiraFieldsOf, movedTo, needsToken, toSaveJira } from './jira-draft.ts';
import { siteView } from './jira-site.fixture.ts';

const connection = siteView();
const saved = jiraFieldsOf(connection);

test('a saved token is never shown and stays as it is when it is left empty', () => {
  expect(saved.token).toBe('');
  expect(toSaveJira(saved)).toEqual({
    flavour: 'cloud',
    baseUrl: 'https://demo.atlassian.example',
    apiUrl: '',
    user: 'desk@demo.test',
    aliases: ['https://jira.demo.test'],
    onlyProjects: [],
    tokenExpiresAt: null,
  });
  expect(jiraFaults(connection, saved)).toEqual({});
});

test('another address needs its own token, a slash at the end does not make it another', () => {
  expect(needsToken(connection, { ...saved, baseUrl: 'https://Demo.atlassian.example/' })).toBe(false);
  expect(jiraFaults(connection, { ...saved, baseUrl: 'https://other.example' })).toEqual({ token: 'A new address needs its own token' });
});

test('another address of the API needs its own token too, since it would be sent there', () => {
  const gateway = { ...connection, apiUrl: 'https://api.atlassian.com/ex/jira/1' };
  expect(needsToken(connection, { ...saved, apiUrl: '11223344-a1b2-3b33-c444-def123456789' })).toBe(true);
  expect(jiraFieldsOf(gateway).apiUrl).toBe('1');
  expect(needsToken(gateway, jiraFieldsOf(gateway))).toBe(false);
  expect(needsToken(gateway, { ...jiraFieldsOf(gateway), apiUrl: '' })).toBe(true);
});

test('a site that sends us elsewhere is offered at that address: its path stays, and links to the former one are understood', () => {
  const sentTo = (sentence: string, kind = 'redirect') =>
    movedTo({ ...connection, lastError: { kind, sentence, at: '2026-11-30T10:00:00.000Z' } });
  expect(sentTo('JIRA sent the call elsewhere (302 to https://acme.atlassian.net).')).toBe('https://acme.atlassian.net');
  expect(sentTo('JIRA sent the call elsewhere (302 to https://demo.atlassian.example).')).toBeUndefined();
  expect(sentTo('JIRA sent the call elsewhere (302).')).toBeUndefined();
  expect(sentTo('No (302 to https://acme.atlassian.net).', 'network')).toBeUndefined();
  expect(movedTo(connection)).toBeUndefined();
  expect(atNewAddress({ ...saved, baseUrl: 'https://old.example/jira' }, 'https://new.example')).toMatchObject({
    baseUrl: 'https://new.example/jira',
    aliases: 'https://jira.demo.test\nhttps://old.example/jira',
  });
});

test('a first connection names everything that is missing', () => {
  expect(Object.keys(jiraFaults(null, jiraFieldsOf(null)))).toEqual(['baseUrl', 'user', 'token']);
  expect(jiraChanges(saved, { ...saved, aliases: '', flavour: 'dc' })).toBe(2);
});

test('a site that moves to another address replaces itself, and the end of its token is a day', () => {
  const moved = { ...saved, baseUrl: 'https://new.example', token: 't', expires: '2027-03-31' };
  expect(toSaveJira(moved, connection)).toMatchObject({ replaces: connection.id, tokenExpiresAt: '2027-03-31T00:00:00.000Z' });
  expect(toSaveJira(saved, connection)).not.toHaveProperty('replaces');
  expect(toSaveJira({ ...saved, projects: 'net, mob;NET' }).onlyProjects).toEqual(['NET', 'MOB']);
  expect(jiraFaults(connection, { ...saved, projects: 'NET-1' })).toEqual({ projects: 'Enter project keys, such as NET, MOB' });
  expect(jiraFaults(connection, { ...saved, expires: 'March' })).toEqual({ expires: 'Enter a day such as 2027-03-31' });
});
