import { expect, test } from 'vitest';
import { parsePidFile } from './pid-file.ts';

const WRITTEN = ['4711', '/var/lib/desk/postgres', '1764000000', '40213', '', '127.0.0.1', '  1234567   3', 'ready   ', ''];

test('a complete pid file tells process, port and readiness', () => {
  expect(parsePidFile(WRITTEN.join('\n'))).toEqual({ pid: 4711, port: 40213, ready: true });
});

test('a server that is still starting is not ready', () => {
  expect(parsePidFile(WRITTEN.join('\n').replace('ready   ', 'starting'))?.ready).toBe(false);
});

test('a pid file that is half written says nothing yet', () => {
  expect(parsePidFile('')).toBeUndefined();
  expect(parsePidFile('4711\n/var/lib/desk/postgres\n')).toBeUndefined();
});
