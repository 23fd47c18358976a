import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..');

/** Whether each rule of SPEC.md is built, by number; a line may speak of several (`C15–C19`, `C29, C30`). */
function rules(): Map<string, boolean> {
  const text = readFileSync(join(ROOT, 'packages/protocol/SPEC.md'), 'utf8');
  const lines = text.matchAll(/^\| ([A-Z]\d+[^|]*?) +\| (built|[*_]open[*_]) +\|/gm);
  return new Map([...lines].flatMap(([, numbers = '', state]) => numbersOf(numbers).map((number) => [number, state === 'built'] as const)));
}

function numbersOf(cell: string): string[] {
  return cell.split(', ').flatMap((part) => {
    const [, letter = '', from, to = from] = /^([A-Z])(\d+)(?:–[A-Z](\d+))?$/.exec(part.trim()) ?? [];
    return Array.from({ length: Number(to) - Number(from) + 1 }, (_, i) => `${letter}${Number(from) + i}`);
  });
}

/** Every number that stands in brackets at the start of a title, with the file where it does. */
function brackets(): { number: string; file: string }[] {
  const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '-z', '*.test.ts'], { cwd: ROOT, encoding: 'utf8' });
  const files = listed.split('\0').filter((file) => file !== '' && existsSync(join(ROOT, file)));
  return files.flatMap((file) => {
    const titles = readFileSync(join(ROOT, file), 'utf8').matchAll(/['"`]((?:\[[A-Z]+-?\d+\] )+)/g);
    return [...titles].flatMap(([, led = '']) => [...led.matchAll(/\[([^\]]+)\]/g)].map(([, number = '']) => ({ number, file })));
  });
}

test('the rules of SPEC.md can be read', () => {
  const all = rules();
  expect(all.get('C25')).toBe(true);
  expect(all.get('C17')).toBe(false);
  expect(all.size).toBeGreaterThan(70);
});

test('every rule that is marked built is proved by a test that carries its number', () => {
  const proved = new Set(brackets().map(({ number }) => number));
  expect([...rules()].filter(([number, isBuilt]) => isBuilt && !proved.has(number)).map(([number]) => number)).toEqual([]);
});

test('every number in a title is a rule of SPEC.md, or a case of the JIRA double', () => {
  const known = rules();
  expect(brackets().filter(({ number }) => !known.has(number) && !/^JD-\d\d$/.test(number))).toEqual([]);
});
