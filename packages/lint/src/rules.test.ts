import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { refusalOf } from './rules/arrows.ts';
import { findCycles, importsOf, wayTo } from './rules/imports.ts';
import { missingPaths } from './rules/named-paths.ts';
import { placesOf, type Source, sources } from './rules/sources.ts';

const MAX_LINES = 250;
const BANNED = ['utils', 'helpers', 'common', 'types', 'constants', 'index', 'manager', 'service', 'controller', 'repository'];
const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/;

const code = sources('.ts', '.mjs', '.css');
const scripts = code.filter(({ path }) => !path.endsWith('.css'));
const product = scripts.filter(({ path }) => !path.endsWith('.test.ts') && !path.startsWith('test/'));

/** Where `pattern` stands although it may only stand in files of `home`. */
function strays(files: Source[], pattern: RegExp, home: RegExp): string[] {
  return files.filter(({ path }) => !home.test(path)).flatMap((file) => placesOf(pattern, file));
}

test(`a file is one idea of at most ${MAX_LINES} lines`, () => {
  // A migration is one step of history, however long.
  const living = code.filter(({ path }) => !path.includes('/migrations/'));
  const lengths = living.map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }));
  expect(lengths.filter(({ lines }) => lines > MAX_LINES)).toEqual([]);
});

test('files and folders are named in kebab-case, after what they hold', () => {
  const odd = code.map(({ path }) => path).filter((path) => !path.split('/').every((part) => KEBAB.test(part)));
  const vague = code.map(({ path }) => path).filter((path) => BANNED.includes(basename(path).split('.')[0] ?? ''));
  expect({ odd, vague }).toEqual({ odd: [], vague: [] });
});

test('every path that a document names is there', () => {
  const folders = [...new Set(code.map(({ path }) => path.split('/')[0] ?? ''))];
  const missing = sources('.md').flatMap((file) => missingPaths(file, folders).map((name) => `${file.path}: ${name}`));
  expect(missing).toEqual([]);
});

test('the environment is read in config.ts and env.ts, and by what starts the desk', () => {
  const home = /(^|\/)(config|env)\.ts$|^packages\/launch\/|\.config\.ts$|\/bin\//;
  expect(strays(product, /\bprocess\.env\b/, home)).toEqual([]);
});

test('imports follow the arrows', () => {
  expect(scripts.flatMap(importsOf).flatMap((found) => refusalOf(found) ?? [])).toEqual([]);
});

test('no file imports itself around a corner', () => {
  expect(findCycles(product)).toEqual([]);
});

test('pages load no schema library: what they need of the protocol as values stands in files without one', () => {
  const files = new Map(product.map((file) => [file.path, file]));
  const pages = ['web/src/app/desk-app.ts', 'web/src/widget/mount-panel.ts', 'web/src/widget/loader.ts'];
  expect(pages.filter((path) => !files.has(path))).toEqual([]);
  expect(pages.flatMap((path) => wayTo('zod', path, files)?.join(' → ') ?? [])).toEqual([]);
});

test('a chat changes only through the door', () => {
  // A migration is older than any change: nobody is there to hear of it.
  const door = /^packages\/core\/src\/chats\/change\.ts$|\/migrations\/|^packages\/lint\//;
  expect(strays(product, /updateTable\('chats'\)|\bupdate chats\b/, door)).toEqual([]);
});

test('no test is skipped, singled out or put off', () => {
  expect(strays(scripts, /\b(test|it|describe|suite)\.(skip|only|todo)\b/, /^packages\/lint\//)).toEqual([]);
});
