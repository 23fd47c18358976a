import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { mutate } from './mutate.ts';
import { MUTATIONS } from './mutations.ts';

const ROOT = join(import.meta.dirname, '..', '..');

test('every mutation still finds what it takes away, and the tests that must notice', () => {
  for (const mutation of MUTATIONS) {
    const text = readFileSync(join(ROOT, mutation.file), 'utf8');
    expect(mutate(text, mutation), mutation.name).not.toBe(text);
    for (const file of mutation.tests) expect(existsSync(join(ROOT, file)), file).toBe(true);
  }
});

test('a mutation that does not fit exactly is an error', () => {
  const mutation = { name: 'a guard', file: 'guard.ts', find: ' and mine', put: '', tests: [] };
  expect(mutate('where a and mine;', mutation)).toBe('where a;');
  expect(() => mutate('where a;', mutation)).toThrow('“a guard” is 0 times in guard.ts, not 1');
  expect(() => mutate('where a and mine and mine;', mutation)).toThrow('is 2 times');
});
