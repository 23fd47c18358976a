import type { Hotkey } from '../../hotkeys/hotkeys.ts';
import type { StreamFilter } from '../stream/stream-filter.ts';

export type WallActs = {
  togglePause(): void;
  showWaiting(): void;
  openFilter(): void;
  toggleWall(): void;
  showOnly(sentiment: StreamFilter['sentiment']): void;
  closeReader(): void;
  backToLive(): void;
  isWall(): boolean;
  isReading(): boolean;
  isReplaying(): boolean;
};

/** The keys of the wall. */
export function wallHotkeys(acts: WallActs): Hotkey[] {
  const group = 'Supervisor desk';
  const when = () => !acts.isWall();
  return [
    { keys: 'P', words: 'Pause or resume the wall', group, run: acts.togglePause },
    { keys: '.', words: 'Show closures that are held', group, when, run: acts.showWaiting },
    { keys: 'F', words: 'Filter the stream', group, when, run: acts.openFilter },
    { keys: '1', words: 'Only positive', group, when, run: () => acts.showOnly('positive') },
    { keys: '2', words: 'Only neutral', group, when, run: () => acts.showOnly('neutral') },
    { keys: '3', words: 'Only negative', group, when, run: () => acts.showOnly('negative') },
    { keys: '0', words: 'All closures', group, when, run: () => acts.showOnly(undefined) },
    { keys: 'W', words: 'Wall mode', group, run: acts.toggleWall },
    { keys: 'Escape', words: '', group, when: acts.isWall, run: acts.toggleWall },
    {
      keys: 'Escape',
      words: 'Close the chat beside the wall',
      group,
      when: () => !acts.isWall() && acts.isReading(),
      run: acts.closeReader,
    },
    {
      keys: 'Escape',
      words: 'Back from the replay to live',
      group,
      when: () => !acts.isWall() && !acts.isReading() && acts.isReplaying(),
      run: acts.backToLive,
    },
  ];
}
