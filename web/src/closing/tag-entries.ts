import type { TagRef } from '@desk/protocol/tag';
import type { TagHit } from './tag-filter.ts';

/** One line of the tag list. `gutter` is the letter that begins with it. A tag may stand twice: proposed, and in its place from A to Z. */
export type TagEntry =
  | { kind: 'proposed'; tag: TagRef }
  | { kind: 'none' }
  | { kind: 'tag'; tag: TagRef & { meaning: string }; start: number; end: number; gutter: string };

/** The lines from top to bottom: proposals, "No tag", then the tags as they are filtered. */
export function tagEntries(hits: readonly TagHit[], proposals: readonly TagRef[], hasNone: boolean): TagEntry[] {
  let letter = '';
  const tags = hits.map(({ tag, start, end }): TagEntry => {
    const first = tag.name.normalize('NFD').charAt(0).toLocaleUpperCase();
    const gutter = first === letter ? '' : first;
    letter = first;
    return { kind: 'tag', tag, start, end, gutter };
  });
  return [...proposals.map((tag): TagEntry => ({ kind: 'proposed', tag })), ...(hasNone ? [{ kind: 'none' } as const] : []), ...tags];
}
