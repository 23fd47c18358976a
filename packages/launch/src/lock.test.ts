import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { takeLock } from './lock.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'desk-lock-'));
  file = join(folder, 'desk.lock');
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Linux never gives out this number. */
const NOBODY = 4_194_305;

test('a lock is there while it is held', async () => {
  const lock = await takeLock(file, () => {});
  expect(existsSync(file)).toBe(true);
  lock.release();
  expect(existsSync(file)).toBe(false);
});

test('the lock of a process that is gone is replaced', async () => {
  writeFileSync(file, `${NOBODY} running\n`);
  (await takeLock(file, () => {})).release();
});

test('the lock of a number that another program has by now is replaced', async () => {
  // This very process is alive, and it is a test, not a desk.
  writeFileSync(file, `${process.pid} running\n`);
  (await takeLock(file, () => {})).release();
});

test('a lock that was cut short by a power failure is replaced', async () => {
  writeFileSync(file, '');
  (await takeLock(file, () => {})).release();
});
