import { DeskError } from '@desk/protocol/errors';
import { expect, test } from 'vitest';
import { baseUrlOf } from './base-url.ts';

function refusalOf(text: string): DeskError {
  try {
    baseUrlOf(text, false);
  } catch (error) {
    if (error instanceof DeskError) return error;
  }
  throw new Error(`${text} was accepted.`);
}

test('an address comes in one form: scheme, host, port and context path', () => {
  expect(baseUrlOf(' https://ACME.atlassian.net/ ', false)).toBe('https://acme.atlassian.net');
  expect(baseUrlOf('https://jira.example:8443/jira//', false)).toBe('https://jira.example:8443/jira');
  expect(baseUrlOf('http://jira.example:80', false)).toBe('http://jira.example');
});

for (const text of ['', 'acme', 'acme.atlassian.net', 'ftp://jira.example', 'file:///etc/passwd', 'javascript:alert(1)']) {
  test(`${text || 'an empty text'} is no address of a JIRA site`, () => {
    expect(refusalOf(text)).toMatchObject({ code: 'invalid', details: { errors: [{ path: 'baseUrl' }] } });
  });
}

test('an address that carries a password, a query or a fragment is refused', () => {
  expect(refusalOf('https://user:pw@jira.example').message).toBe('The address must not hold a user name or password.');
  expect(refusalOf('https://jira.example/?os_authType=basic').message).toBe('Leave out everything from ? or # on.');
  expect(refusalOf('https://jira.example/#x').message).toBe('Leave out everything from ? or # on.');
});

for (const host of [
  'localhost',
  'desk.localhost',
  '127.0.0.1',
  '127.9.9.9',
  '0x7f.1',
  '2130706433',
  '0.0.0.0',
  '[::1]',
  '[::]',
  '[::ffff:127.0.0.1]',
]) {
  test(`${host} is the desk’s own machine, however it is written`, () => {
    expect(refusalOf(`http://${host}:9000`).message).toContain('the desk’s own machine');
    expect(baseUrlOf(`http://${host}:9000`, true)).toMatch(/^http:/);
  });
}
