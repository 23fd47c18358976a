import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { keptSecret, openDataFolder } from './data-folder.ts';

function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'desk-data-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

test('a data directory is made with all that leads to it', () => {
  const folder = join(tempFolder(), 'a', 'b');
  openDataFolder(folder);
  openDataFolder(folder);
  expect(existsSync(folder)).toBe(true);
});

test.for(['/proc/nope/data', '/dev/null/data'])('%s cannot be a data directory, and that is said at once', (folder) => {
  expect(() => openDataFolder(folder)).toThrow(/^The data directory .+ cannot be written \(\w+\): choose another one with DESK_DATA\.$/);
});

test('a file in the place of the data directory is refused', () => {
  const file = join(tempFolder(), 'data');
  writeFileSync(file, '');
  expect(() => openDataFolder(join(file, 'desk'))).toThrow('cannot be written (ENOTDIR)');
});

test('the secret is made once and stays', () => {
  const folder = tempFolder();
  expect(keptSecret(folder)).toBe(keptSecret(folder));
});
