import type { Hotkey } from '../hotkeys/hotkeys.ts';
import type { IconName } from '../ui/icon-paths.ts';
import { fold, matchWords } from '../ui/match-words.ts';
import type { PaletteEntry, PaletteSection } from './palette-entry.ts';

/** Headings that go to the end, in this order; what belongs to the screen stands before them. */
const last = ['Go to', 'Everywhere'];
const first = 'Chat';
const icons: Readonly<Record<string, IconName>> = { Chat: 'chat', List: 'inbox', 'Go to': 'arrow-right' };

/**
 * What the palette shows for what was typed: what can be done on this screen, the chat at hand first, then places, then chats and customers.
 * Within a heading, matches at the start of a word come first; nothing typed shows everything but the chats.
 */
export function paletteSections(
  typed: string,
  hotkeys: readonly Hotkey[],
  places: readonly PaletteEntry[],
  chats: readonly PaletteEntry[],
): PaletteSection[] {
  const wanted = fold(typed.trim());
  const groups = new Map<string, PaletteEntry[]>([[first, []]]);
  for (const hotkey of hotkeys) {
    const group = groups.get(hotkey.group) ?? [];
    group.push(entryOf(hotkey));
    groups.set(hotkey.group, group);
  }
  for (const heading of last) {
    const entries = groups.get(heading) ?? [];
    groups.delete(heading);
    groups.set(heading, heading === 'Go to' ? [...entries, ...places] : entries);
  }
  const sections = [...groups].map(([group, entries]) => ({
    heading: group === first ? 'This chat' : group,
    entries: matching(entries, wanted),
  }));
  return [...sections, { heading: 'Chats and customers', entries: wanted ? chats : [] }].filter(({ entries }) => entries.length > 0);
}

function entryOf(hotkey: Hotkey): PaletteEntry {
  return {
    label: hotkey.words,
    keys: hotkey.keys,
    icon: icons[hotkey.group] ?? 'bolt',
    run: () => hotkey.run(new KeyboardEvent('keydown')),
  };
}

function matching(entries: readonly PaletteEntry[], wanted: string): PaletteEntry[] {
  if (!wanted) return [...entries];
  return entries
    .flatMap((entry) => {
      const match = matchWords(entry.label, wanted);
      return match ? [{ ...entry, match }] : [];
    })
    .sort((a, b) => a.match.rank - b.match.rank);
}
