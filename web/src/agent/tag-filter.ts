import type { Tag } from '@desk/protocol/tag';

const collator = new Intl.Collator('en', { sensitivity: 'base', numeric: true });

/** A tag that matches, with the part of its name to set in bold (start and end in UTF-16 units; equal when the meaning matched). */
export interface TagHit {
  tag: Tag;
  start: number;
  end: number;
}

/**
 * Tags A to Z that match what was typed: at the start of any word of the name, then anywhere in it, then in the meaning. Case and accents do
 * not matter, and the order is always A to Z: a list that people learn must not move. [S-TAG-1]
 */
export function filterTags(tags: readonly Tag[], typed: string): TagHit[] {
  const sorted = [...tags].sort((a, b) => collator.compare(a.name, b.name));
  const wanted = fold(typed.trim());
  if (!wanted) return sorted.map((tag) => ({ tag, start: 0, end: 0 }));
  return sorted.flatMap((tag) => hit(tag, wanted) ?? []);
}

function hit(tag: Tag, wanted: string): TagHit | undefined {
  const name = fold(tag.name);
  const words = [...name.matchAll(/(?<![\p{L}\p{N}])[\p{L}\p{N}]/gu)].map((match) => match.index);
  const start = words.find((index) => name.startsWith(wanted, index)) ?? name.indexOf(wanted);
  if (start >= 0) return { tag, start, end: start + wanted.length };
  return fold(tag.meaning).includes(wanted) ? { tag, start: 0, end: 0 } : undefined;
}

/** Lower case without accents, in as many units as the original so that positions agree; where that cannot be, the original letter. */
function fold(text: string): string {
  return [...text]
    .map((letter) => {
      const plain = letter.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
      return plain.length === letter.length ? plain : letter;
    })
    .join('');
}
