import type { TagRef } from '@desk/protocol/tag';
import type { TagHit } from './tag-filter.ts';

/**
 * One line of the tag list. `gutter` is the letter that begins with it, `group` the heading that it stands under. A tag may stand twice:
 * proposed, and in its place from A to Z.
 */
export type TagEntry =
  | { kind: 'proposed'; tag: TagRef }
  | { kind: 'none' }
  | { kind: 'tag'; tag: TagRef & { meaning: string }; start: number; end: number; gutter: string; group: string };

/** The letter of the gutter; names that begin with none stand without one. */
function letterOf(name: string): string {
  return /^[\p{L}\p{N}]/u.exec(name.normalize('NFD'))?.[0].toLocaleUpperCase() ?? '';
}

/** Lines that stand under one heading; `from` is the place of the first among all lines. */
export type TagSection = { group: string; entries: TagEntry[]; from: number };

/** The lines in sections, in their order: those without a heading, then a section for each group. */
export function tagSections(entries: readonly TagEntry[], from = 0): TagSection[] {
  const sections: TagSection[] = [];
  for (const [i, entry] of entries.entries()) {
    const group = entry.kind === 'tag' ? entry.group : '';
    const section = sections.at(-1);
    if (section?.group === group) section.entries.push(entry);
    else sections.push({ group, entries: [entry], from: from + i });
  }
  return sections;
}

/** The lines from top to bottom: proposals, "No tag", then the tags as they are filtered. */
export function tagEntries(hits: readonly TagHit[], proposals: readonly TagRef[], hasNone: boolean): TagEntry[] {
  let last = '';
  const tags = hits.map(({ tag, start, end }): TagEntry => {
    const letter = letterOf(tag.name);
    const place = `${tag.group} ${letter}`;
    const gutter = place === last ? '' : letter;
    last = place;
    return { kind: 'tag', tag, start, end, gutter, group: tag.group };
  });
  return [...proposals.map((tag): TagEntry => ({ kind: 'proposed', tag })), ...(hasNone ? [{ kind: 'none' } as const] : []), ...tags];
}
