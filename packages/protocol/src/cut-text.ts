const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/**
 * The beginning of a text, of at most `limit` UTF-16 units, that ends where a person sees a character end: no half of an emoji, no letter
 * without its accent. Free of dependencies. [B5]
 */
export function cutText(text: string, limit: number): string {
  if (text.length <= limit) return text;
  let end = 0;
  // Whether a character ends at the limit is told by what follows it: one code point is enough.
  for (const { index, segment } of graphemes.segment(text.slice(0, limit + 2))) {
    if (index + segment.length > limit) break;
    end = index + segment.length;
  }
  return text.slice(0, end);
}
