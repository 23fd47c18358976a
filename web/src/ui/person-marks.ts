const hues = [272, 245, 215, 165, 140, 95, 55, 20, 345, 310];

/** A steady hue in degrees for an id, so that a person has the same colour on every screen and after every reload. */
export function hueOf(id: string): number {
  let hash = 2166136261;
  for (let index = 0; index < id.length; index++) hash = Math.imul(hash ^ id.charCodeAt(index), 16777619);
  return hues[(hash >>> 0) % hues.length]!;
}

/**
 * Up to two initials of a name, by grapheme: `Ada M.` → `AM`. What is no letter and no number is passed over, also in front of a word, and a
 * name without either gives `?`.
 */
export function initialsOf(name: string): string {
  const words = name
    .replace(/<[^<>]*>/gu, ' ') // markup that somebody typed as a name
    .split(/\s+/u)
    .map((word) => word.replace(/^[^\p{L}\p{N}]+/u, ''))
    .filter(Boolean);
  const first = (word: string | undefined) => (word ? [...new Intl.Segmenter().segment(word)][0]!.segment : '');
  const initials = first(words[0]) + (words.length > 1 ? first(words.at(-1)) : '');
  return initials.toLocaleUpperCase() || '?';
}
