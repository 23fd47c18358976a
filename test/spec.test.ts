import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..');

/** A rule (`K4`), a case of JIRA (`JD-16`), a check of closing (`13.5`) or a fault of other desks (`fault A09`). */
const NUMBER = String.raw`[A-Z]\d+|JD-\d+|13\.\d+|fault A\d+`;

/** Whether each rule of SPEC.md is built, by number; a line may speak of several (`C15–C19`, `C29, C30`). */
function rules(): Map<string, boolean> {
  const text = readFileSync(join(ROOT, 'packages/protocol/SPEC.md'), 'utf8');
  const lines = text.matchAll(new RegExp(String.raw`^\| ((?:${NUMBER})[^|]*?) +\| (built|[*_]open[*_]) +\|`, 'gm'));
  return new Map([...lines].flatMap(([, numbers = '', state]) => numbersOf(numbers).map((number) => [number, state === 'built'] as const)));
}

function numbersOf(cell: string): string[] {
  return cell.split(', ').flatMap((part) => {
    const [, letter, from, to = from] = /^([A-Z])(\d+)(?:–[A-Z](\d+))?$/.exec(part.trim()) ?? [];
    if (!letter) return [part.trim()];
    return Array.from({ length: Number(to) - Number(from) + 1 }, (_, i) => `${letter}${Number(from) + i}`);
  });
}

const TITLE = new RegExp(`['"\`]((?:\\[(?:${NUMBER})\\] )+)`, 'g');

/** Every number that stands in brackets at the start of a title, with the file where it does. */
function brackets(): { number: string; file: string }[] {
  const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '-z', '*.test.ts'], { cwd: ROOT, encoding: 'utf8' });
  const files = listed.split('\0').filter((file) => file !== '' && existsSync(join(ROOT, file)));
  return files.flatMap((file) => {
    const titles = readFileSync(join(ROOT, file), 'utf8').matchAll(TITLE);
    return [...titles].flatMap(([, led = '']) => [...led.matchAll(/\[([^\]]+)\]/g)].map(([, number = '']) => ({ number, file })));
  });
}

test('the rules of SPEC.md can be read', () => {
  const all = rules();
  expect(all.get('C25')).toBe(true);
  expect(all.get('C20')).toBe(false);
  expect([all.get('13.9'), all.get('13.15'), all.get('fault A24'), all.get('fault A19')]).toEqual([true, false, true, false]);
  expect([all.get('JD-16'), all.get('JD-47')]).toEqual([true, false]);
  expect(all.size).toBeGreaterThan(165);
});

test('every check of closing and every fault of closing has its line', () => {
  const faults = [1, 3, 4, 6, 7, 9, 10, 12, 13, 15, 16, 18, 19, 21, 22, 24, 25, 27, 28, 30];
  const wanted = [...Array.from({ length: 24 }, (_, i) => `13.${i + 1}`), ...faults.map((n) => `fault A${String(n).padStart(2, '0')}`)];
  const known = rules();
  expect(wanted.filter((number) => !known.has(number))).toEqual([]);
});

test('every rule that is marked built is proved by a test that carries its number, a case of JIRA not by the double itself', () => {
  const proved = new Set(brackets().flatMap(({ number, file }) => (file.startsWith('packages/jira-double/') ? [] : [number])));
  expect([...rules()].filter(([number, isBuilt]) => isBuilt && !proved.has(number)).map(([number]) => number)).toEqual([]);
});

test('every number in a title is a rule of SPEC.md', () => {
  const known = rules();
  expect(brackets().filter(({ number }) => !known.has(number))).toEqual([]);
});

test('each case of JIRA is proved in the files that its line names', () => {
  const found = brackets();
  const text = readFileSync(join(ROOT, 'packages/protocol/SPEC.md'), 'utf8');
  const lines = [...text.matchAll(/^\| (JD-\d+) +\| built +\|[^|]*\| ([^|]*?) +\|$/gm)];
  expect(lines).toHaveLength(48);
  const named = lines.flatMap(([, number = '', files = '']) => files.split(', ').map((name) => ({ number, name })));
  const proves = ({ number, name }: { number: string; name: string }) =>
    found.some((each) => each.number === number && each.file.endsWith(`/${name}.test.ts`));
  expect(named.filter((each) => !proves(each))).toEqual([]);
});
