import { html } from 'lit';
import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { mount } from '../ui/mount.fixture.ts';
import { openDialogs } from '../ui/open-dialogs.ts';
import { type Hotkey, holdHotkeys, presentHotkeys, registerHotkeys, setLettersAct } from './hotkeys.ts';

let stops: (() => void)[] = [];
const heard: string[] = [];
const key = (keys: string, more: Partial<Hotkey> = {}): Hotkey => ({ keys, words: keys, group: 'g', run: () => heard.push(keys), ...more });

async function stand(...hotkeys: Hotkey[]): Promise<void> {
  heard.length = 0;
  stops.push(registerHotkeys(hotkeys));
  await mount(html`<input aria-label="Text" /><button>Elsewhere</button>`);
  await page.getByRole('button', { name: 'Elsewhere' }).click();
}

afterEach(() => {
  for (const stop of stops) stop();
  stops = [];
  setLettersAct(true);
  openDialogs.count = 0;
});

test('a letter acts outside of text and is only a letter inside', async () => {
  await stand(key('E'));
  await userEvent.keyboard('e');
  expect(heard).toEqual(['E']);
  await page.getByRole('textbox', { name: 'Text' }).click();
  await userEvent.keyboard('e');
  expect(heard).toEqual(['E']);
  await expect.element(page.getByRole('textbox', { name: 'Text' })).toHaveValue('e');
});

test('combinations with a modifier act in text too', async () => {
  await stand(key('Mod+Enter'), key('Alt+ArrowDown'));
  await page.getByRole('textbox', { name: 'Text' }).click();
  await userEvent.keyboard('{Control>}{Enter}{/Control}{Alt>}{ArrowDown}{/Alt}');
  expect(heard).toEqual(['Mod+Enter', 'Alt+ArrowDown']);
});

test('two letters in a row jump, and the first one alone does nothing', async () => {
  await stand(key('G L'), key('L'));
  await userEvent.keyboard('gl');
  await userEvent.keyboard('l');
  expect(heard).toEqual(['G L', 'L']);
});

test('while a dialog is open only its own shortcuts act', async () => {
  await stand(key('E'), key('1', { inDialog: true }));
  await userEvent.keyboard('1');
  openDialogs.count = 1;
  await userEvent.keyboard('e1');
  expect(heard).toEqual(['1']);
});

test('single letters can be switched off, combinations stay', async () => {
  await stand(key('E'), key('Mod+K'));
  setLettersAct(false);
  await userEvent.keyboard('e{Control>}k{/Control}');
  expect(heard).toEqual(['Mod+K']);
});

test('the later one takes the key, unless it is not its time', async () => {
  let isTime = true;
  await stand(key('E', { run: () => heard.push('page') }), key('E', { run: () => heard.push('part'), when: () => isTime }));
  await userEvent.keyboard('e');
  isTime = false;
  await userEvent.keyboard('e');
  expect(heard).toEqual(['part', 'page']);
  expect(presentHotkeys()).toHaveLength(1);
});

test('keys for a form that is on its way wait for it, in order, and do nothing to the page behind', async () => {
  await stand(key('P'), key('1', { inDialog: true }), key('Mod+Enter', { inDialog: true }));
  const release = holdHotkeys();
  await userEvent.keyboard('1p{Control>}{Enter}{/Control}');
  expect(heard).toEqual([]);
  openDialogs.count = 1;
  release();
  expect(heard).toEqual(['1', 'Mod+Enter']);
  await userEvent.keyboard('1');
  expect(heard).toEqual(['1', 'Mod+Enter', '1']);
});

test('the sheet lists what acts here, and what is taught here although it does not act', async () => {
  await stand(key('E'), key('U', { when: () => false, listed: () => true }), key('X', { when: () => false }), key('2', { inDialog: true }));
  expect(presentHotkeys().map(({ keys }) => keys)).toEqual(['E', 'U']);
  openDialogs.count = 1;
  expect(presentHotkeys().map(({ keys }) => keys)).toEqual(['2']);
});
