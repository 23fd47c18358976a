import type { Hotkey } from '../../hotkeys/hotkeys.ts';
import type { DeskLiveRow } from './desk-live-row.ts';

export type LiveActs = {
  search(): void;
  /** The row that has the focus. */
  focused(): DeskLiveRow | undefined;
  isReading(): boolean;
  closeReader(): void;
  /** Rows are held, and something came, went or moved. */
  hasChanges(): boolean;
  letIn(): void;
};

/** The keys of the lists of open chats and tickets. */
export function liveHotkeys(acts: LiveActs): Hotkey[] {
  const group = 'Live chats';
  return [
    { keys: '/', words: 'Search this list', group, run: acts.search },
    { keys: 'A', words: 'Assign the chat', group, when: () => acts.focused() !== undefined, run: () => acts.focused()?.openChoices() },
    { keys: '.', words: 'Show what changed while you tick', group, when: acts.hasChanges, run: acts.letIn },
    { keys: 'Escape', words: 'Close the chat beside the list', group, when: acts.isReading, run: acts.closeReader },
  ];
}
