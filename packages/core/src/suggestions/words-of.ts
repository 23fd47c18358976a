/** Words that stand in every conversation and tell nothing about it. */
const EMPTY = new Set(
  `the and you for that this with have not but are was can could would will what when how why who from your yours his her its our they them then
  than there here been being about just please thanks thank hello hallo ciao does did has had get got let like want need know see still very much
  more some any all one two now also only into out over after before because again im ive dont cant isnt`.split(/\s+/),
);

/** The telling words of a text, each once, without case and accents; numbers and very short words are left out. */
export function wordsOf(text: string): Set<string> {
  const plain = text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replace(/['’]/g, '');
  const words = plain.split(/[^\p{L}]+/u).filter((word) => word.length >= 3 && word.length <= 30 && !EMPTY.has(word));
  return new Set(words);
}
