import { expect, test } from 'vitest';
import type { Hotkey } from '../hotkeys/hotkeys.ts';
import { paletteSections } from './palette-sections.ts';

const key = (words: string, group: string): Hotkey => ({ keys: 'X', words, group, run: () => {} });
const hotkeys = [key('Supervisor desk', 'Go to'), key('Search this list', 'List'), key('Close the chat', 'Chat'), key('Enclose', 'Chat')];
const place = { label: 'Closed chats of everybody', run: () => {} };
const chat = { label: 'Cloe T.', run: () => {} };
const shown = (typed: string) =>
  paletteSections(typed, hotkeys, [place], [chat]).map(({ heading, entries }) => [heading, ...entries.map(({ label }) => label)]);

test('actions on the chat come first, then the screen, then places, then chats; matches at a word before others', () => {
  expect(shown('')).toEqual([
    ['This chat', 'Close the chat', 'Enclose'],
    ['List', 'Search this list'],
    ['Go to', 'Supervisor desk', 'Closed chats of everybody'],
  ]);
  expect(shown('CLÓ')).toEqual([
    ['This chat', 'Close the chat', 'Enclose'],
    ['Go to', 'Closed chats of everybody'],
    ['Chats and customers', 'Cloe T.'],
  ]);
  expect(paletteSections('close', [...hotkeys].reverse(), [], [])[0]!.entries.map(({ label }) => label)).toEqual([
    'Close the chat',
    'Enclose',
  ]);
  expect(shown('desk')).toEqual([
    ['Go to', 'Supervisor desk'],
    ['Chats and customers', 'Cloe T.'],
  ]);
});
