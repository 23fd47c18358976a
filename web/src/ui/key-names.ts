/** Whether the person sits at a Mac, where Mod is the command key. */
export const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent);

const caps: Record<string, string> = {
  Mod: isMac ? '⌘' : 'Ctrl',
  Shift: '⇧',
  Alt: isMac ? '⌥' : 'Alt',
  Enter: '↵',
  Escape: 'Esc',
  Backspace: '⌫',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
};

/** What the key caps of a combination show: `Mod+Enter` → `['⌘', '↵']` on a Mac, `['Ctrl', '↵']` elsewhere. */
export function keyCaps(keys: string): string[] {
  return keys.split('+').map((key) => caps[key] ?? key);
}

/** The same combination as the value of `aria-keyshortcuts`. */
export function ariaKeys(keys: string): string {
  return keys
    .split('+')
    .map((key) => (key === 'Mod' ? (isMac ? 'Meta' : 'Control') : key))
    .join('+');
}
