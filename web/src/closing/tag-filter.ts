import { compareNames } from '@desk/protocol/compare-names';
import type { Tag } from '@desk/protocol/tag';
import { fold, matchWords } from '../ui/match-words.ts';

/**
 * A tag that matches, with the part of its name to set in bold (start and end in UTF-16 units; equal when the meaning matched). `rank` says how
 * well: 0 the start of a word, 1 anywhere in the name, 2 the meaning.
 */
export interface TagHit {
  tag: Tag;
  start: number;
  end: number;
  rank: 0 | 1 | 2;
}

/**
 * Tags A to Z that match what was typed: at the start of any word of the name, then anywhere in it, then in the meaning. Case and accents do
 * not matter, and the order is always A to Z: a list that people learn must not move. Tags of a group stand together, those without one first.
 * [G1] [G5]
 */
export function filterTags(tags: readonly Tag[], typed: string): TagHit[] {
  const sorted = [...tags].sort((a, b) => compareNames(a.group, b.group) || compareNames(a.name, b.name));
  const wanted = fold(typed.trim());
  if (!wanted) return sorted.map((tag) => ({ tag, start: 0, end: 0, rank: 0 }));
  return sorted.flatMap((tag) => hit(tag, wanted) ?? []);
}

/** Which hit Enter takes: the first of those that match best. The list itself does not move. -1 when there is none. */
export function bestHit(hits: readonly TagHit[]): number {
  const best = Math.min(...hits.map((hit) => hit.rank));
  return hits.findIndex((hit) => hit.rank === best);
}

function hit(tag: Tag, wanted: string): TagHit | undefined {
  const inName = matchWords(tag.name, wanted);
  if (inName) return { tag, ...inName };
  return fold(tag.meaning).includes(wanted) ? { tag, start: 0, end: 0, rank: 2 } : undefined;
}
