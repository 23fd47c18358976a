import { expect, test } from 'vitest';
import { combinationOf } from './combination-of.ts';

const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

test('a letter is itself, in whatever case it was typed', () => {
  expect(combinationOf({ ...none, key: 'e', code: 'KeyE' }, false)).toBe('E');
  expect(combinationOf({ ...none, key: 'E', code: 'KeyE', shiftKey: true }, false)).toBe('Shift+E');
});

test('Mod is the command key on a Mac and Control elsewhere', () => {
  expect(combinationOf({ ...none, key: 'Enter', code: 'Enter', metaKey: true }, true)).toBe('Mod+Enter');
  expect(combinationOf({ ...none, key: 'Enter', code: 'Enter', ctrlKey: true }, false)).toBe('Mod+Enter');
  expect(combinationOf({ ...none, key: 'Enter', code: 'Enter', ctrlKey: true }, true)).toBe('');
});

test('signs are written without the Shift that some layouts need for them', () => {
  expect(combinationOf({ ...none, key: '?', code: 'Slash', shiftKey: true }, false)).toBe('?');
  expect(combinationOf({ ...none, key: '/', code: 'Digit7', shiftKey: true }, false)).toBe('/');
});

test('a layout without Latin letters falls back to the place of the key', () => {
  expect(combinationOf({ ...none, key: 'у', code: 'KeyE' }, false)).toBe('E');
});

test('a modifier alone and AltGr mean nothing', () => {
  expect(combinationOf({ ...none, key: 'Shift', code: 'ShiftLeft', shiftKey: true }, false)).toBe('');
  expect(combinationOf({ ...none, key: '@', code: 'KeyQ', ctrlKey: true, altKey: true }, false)).toBe('');
});
