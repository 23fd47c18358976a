const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Length of a text as a person counts it: one per visible character, so a family emoji or an accented letter is one. */
export function graphemeCount(text: string): number {
  if (/^[\x20-\x7e\n]*$/.test(text)) return text.length;
  let count = 0;
  for (const _ of segmenter.segment(text)) count++;
  return count;
}
