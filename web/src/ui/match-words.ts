/** Where in a text the wanted words stand (UTF-16 units) and how well they match: 0 at the start of a word, 1 anywhere. */
export interface WordMatch {
  start: number;
  end: number;
  rank: 0 | 1;
}

/** Finds what was typed in a text, at the start of a word before anywhere in it. Case and accents do not matter. `wanted` is folded. */
export function matchWords(text: string, wanted: string): WordMatch | undefined {
  const folded = fold(text);
  const words = [...folded.matchAll(/(?<![\p{L}\p{N}])[\p{L}\p{N}]/gu)].map((match) => match.index);
  const atWord = words.find((index) => folded.startsWith(wanted, index));
  const start = atWord ?? folded.indexOf(wanted);
  return start < 0 ? undefined : { start, end: start + wanted.length, rank: atWord === undefined ? 1 : 0 };
}

/** Lower case without accents, in as many units as the original so that positions agree; where that cannot be, the original letter. */
export function fold(text: string): string {
  return [...text]
    .map((letter) => {
      const plain = letter.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
      return plain.length === letter.length ? plain : letter;
    })
    .join('');
}
