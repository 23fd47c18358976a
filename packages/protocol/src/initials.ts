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
