import type { Hotkey } from '../../hotkeys/hotkeys.ts';

export interface CloseKeys {
  setSentiment(sentiment: 'positive' | 'neutral' | 'negative' | null): void;
  focusTags(): void;
  close(): void;
  sendThenClose(): void;
  cancel(): void;
}

const group = 'Close form';

/** The shortcuts inside the close form. Digits are digits in a text field. */
export function closeHotkeys(dialog: CloseKeys): Hotkey[] {
  const own = { group, inDialog: true };
  return [
    { ...own, keys: '1', words: 'Positive', run: () => dialog.setSentiment('positive') },
    { ...own, keys: '2', words: 'Neutral', run: () => dialog.setSentiment('neutral') },
    { ...own, keys: '3', words: 'Negative', run: () => dialog.setSentiment('negative') },
    { ...own, keys: '0', words: 'No sentiment', run: () => dialog.setSentiment(null) },
    { ...own, keys: '/', words: 'Filter tags', run: () => dialog.focusTags() },
    { ...own, keys: 'Mod+Enter', words: 'Close the chat', run: () => dialog.close() },
    { ...own, keys: 'Mod+Shift+Enter', words: 'Send the reply, then close', run: () => dialog.sendThenClose() },
    { ...own, keys: 'Escape', words: 'Back to the chat, entries are kept', inText: true, run: () => dialog.cancel() },
  ];
}

/** The same for the sheet of the page that the form opens from, where they are learnt and do not act. */
export function taughtCloseHotkeys(isTaught: () => boolean): Hotkey[] {
  const nothing = () => {};
  const keys = closeHotkeys({ setSentiment: nothing, focusTags: nothing, close: nothing, sendThenClose: nothing, cancel: nothing });
  return keys.map((hotkey) => ({ ...hotkey, when: () => false, listed: isTaught }));
}
