import { afterEach, beforeEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { createLauncher, type Launcher } from './launcher.ts';

let host: HTMLElement;
let root: ShadowRoot;
let launcher: Launcher;
let presses: number;

beforeEach(() => {
  presses = 0;
  host = document.createElement('desk-chat');
  root = host.attachShadow({ mode: 'open' });
  launcher = createLauncher(root, () => presses++);
  document.body.append(host);
});
afterEach(() => host.remove());

const button = () => root.querySelector('button')!;

test('the name says what a press does and how much is new', () => {
  expect(button().getAttribute('aria-label')).toBe('Open chat');
  launcher.setUnread(1, false);
  expect(button().getAttribute('aria-label')).toBe('Open chat, 1 new message');
  launcher.setUnread(120, false);
  expect(button().getAttribute('aria-label')).toBe('Open chat, 120 new messages');
  expect(root.querySelector('.count')?.textContent).toBe('99+');
  launcher.setUnread(0, true);
  expect([button().getAttribute('aria-label'), root.querySelector('.count')?.textContent]).toEqual(['Open chat, 1 question', '1']);
  launcher.setUnread(2, true);
  expect([button().getAttribute('aria-label'), root.querySelector('.count')?.textContent]).toEqual([
    'Open chat, 2 new messages and 1 question',
    '3',
  ]);
  launcher.setOpen(true);
  expect(button().getAttribute('aria-label')).toBe('Close chat');
  expect(button().getAttribute('aria-expanded')).toBe('true');
});

test('it is reached and pressed by keyboard, and 56 pixels wide', async () => {
  await userEvent.tab();
  expect(root.activeElement).toBe(button());
  await userEvent.keyboard('{Enter}');
  expect(presses).toBe(1);
  expect(button().getBoundingClientRect()).toMatchObject({ width: 56, height: 56 });
});

test('styles of the page do not reach inside', () => {
  const style = document.createElement('style');
  style.textContent = '* { color: rgb(1, 2, 3); font-size: 40px; } desk-chat { display: none; opacity: 0.1; } button { border-radius: 0; }';
  document.head.append(style);
  expect(getComputedStyle(button()).borderRadius).toBe('50%');
  expect(getComputedStyle(launcher.wrapper).fontSize).toBe('16px');
  expect(button().checkVisibility()).toBe(true);
  style.remove();
});

test('a sentence of trouble is an alert and goes away again', () => {
  launcher.setTrouble('The chat did not load.');
  expect(root.querySelector('[role=alert]')?.textContent).toBe('The chat did not load.');
  launcher.setTrouble(null);
  expect(root.querySelector<HTMLElement>('[role=alert]')?.hidden).toBe(true);
});
