import type { IconName } from '../ui/icon-paths.ts';
import type { WordMatch } from '../ui/match-words.ts';

/** One line of the palette: something to do, a place, or a chat. `match` is the part of the label that was typed. */
export interface PaletteEntry {
  label: string;
  /** Said behind the label, in less ink. */
  more?: string;
  icon?: IconName;
  /** Whose picture stands in place of an icon. */
  person?: { id: string; name: string };
  keys?: string;
  match?: WordMatch;
  run(): void;
}

export interface PaletteSection {
  heading: string;
  entries: readonly PaletteEntry[];
}
