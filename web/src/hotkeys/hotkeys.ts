import { deepActiveElement, takesText } from '../ui/deep-active-element.ts';
import { openDialogs } from '../ui/open-dialogs.ts';
import { combinationOf } from './combination-of.ts';

export interface Hotkey {
  /** `E`, `Mod+Enter`, `Alt+ArrowDown`, or two in a row: `G L`. Letters are written in upper case and mean the plain key. */
  keys: string;
  /** What it does, for the sheet of shortcuts. Empty words leave it out of the sheet. */
  words: string;
  /** The heading under which the sheet shows it. */
  group: string;
  run(event: KeyboardEvent): void;
  /** False: not now. The key is then free for whoever registered earlier. */
  when?(): boolean;
  /** True: the sheet of the page lists it although it does not act now. */
  listed?(): boolean;
  /** Acts inside a modal dialog, and only there. */
  inDialog?: boolean;
  /** Acts while a text field has the focus, although no modifier is held. */
  inText?: boolean;
}

const lettersKey = 'desk.letters';
const sequenceMs = 1_200;
const registered: Hotkey[] = [];
let prefix = '';
let prefixTimer: ReturnType<typeof setTimeout> | undefined;
let held: KeyboardEvent[] | undefined;

/** Whether single letters act. A person may switch them off (WCAG 2.1.4); combinations with a modifier stay. */
export function lettersAct(): boolean {
  return localStorage.getItem(lettersKey) !== 'off';
}

export function setLettersAct(on: boolean): void {
  if (on) localStorage.removeItem(lettersKey);
  else localStorage.setItem(lettersKey, 'off');
}

/** Adds shortcuts until the returned function is called. A later one takes the key before an earlier one. */
export function registerHotkeys(hotkeys: readonly Hotkey[]): () => void {
  if (registered.length === 0) addEventListener('keydown', heard);
  registered.push(...hotkeys);
  return () => {
    for (const hotkey of hotkeys) registered.splice(registered.indexOf(hotkey), 1);
    if (registered.length === 0) removeEventListener('keydown', heard);
  };
}

/** What works where the person is now, on the page or in the dialog over it, in order of registration. */
export function presentHotkeys(): Hotkey[] {
  const inDialog = openDialogs.count > 0;
  const isPresent = (hotkey: Hotkey) =>
    (Boolean(hotkey.inDialog) === inDialog && (hotkey.when?.() ?? true)) || (!inDialog && hotkey.listed?.() === true);
  return registered.filter((hotkey) => hotkey.words && isPresent(hotkey));
}

/**
 * What takes the next keys is on its way: until the returned function is called they do nothing to the page as it still is, then they act in
 * order. Combinations of the browser (reload, a new tab) go through.
 */
export function holdHotkeys(): () => void {
  const mine: KeyboardEvent[] = [];
  held = mine;
  return () => {
    if (held !== mine) return;
    held = undefined;
    for (const event of mine) act(event, combinationOf(event));
  };
}

function heard(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  const combination = combinationOf(event);
  if (!combination) return;
  const isBrowsers = /^(Mod|Alt|Control)\+(?!.*Enter$)/.test(combination);
  if (held && !isBrowsers) {
    event.preventDefault();
    held.push(event);
  } else act(event, combination);
}

function act(event: KeyboardEvent, combination: string): void {
  const isPlain = !/^(Mod|Alt|Control)\+/.test(combination);
  const inText = takesText(deepActiveElement());
  const letterOff = isPlain && combination.length === 1 && !lettersAct();
  const sequence = prefix && !inText ? `${prefix} ${combination}` : '';
  setPrefix('');
  const hotkey = find(sequence, inText, isPlain) ?? (letterOff ? undefined : find(combination, inText, isPlain));
  if (hotkey) {
    event.preventDefault();
    hotkey.run(event);
  } else if (!inText && isPlain && !letterOff && registered.some((each) => each.keys.startsWith(`${combination} `))) {
    setPrefix(combination);
  }
}

function find(keys: string, inText: boolean, isPlain: boolean): Hotkey | undefined {
  if (!keys) return undefined;
  const inDialog = openDialogs.count > 0;
  return registered.findLast(
    (each) => each.keys === keys && Boolean(each.inDialog) === inDialog && (!inText || !isPlain || each.inText) && (each.when?.() ?? true),
  );
}

function setPrefix(next: string): void {
  clearTimeout(prefixTimer);
  prefix = next;
  if (next) prefixTimer = setTimeout(() => setPrefix(''), sequenceMs);
}
