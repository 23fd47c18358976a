import { z } from 'zod';

/** Longest message that one side may send, in Unicode code points. A browser counts an emoji twice, so it stops earlier. */
export const MESSAGE_LIMIT = 10_000;
/** Longest closing note, in graphemes: what a person counts as characters. */
export const NOTE_LIMIT = 2_000;

/**
 * Text that came from outside: lone surrogates and control characters other than tab and line feed have no meaning to a person and break
 * others (PostgreSQL refuses NUL, JSON readers refuse lone surrogates). They are taken out, the rest is kept as it is. [B3]
 */
export function cleanText(raw: string): string {
  return raw.replace(/\r\n?/g, '\n').replace(/(?![\t\n])[\p{Cc}\p{Cs}]/gu, '');
}

/**
 * A name, which stands in the middle of other words: one line, without the signs that turn or hold the direction of what follows. Breaks become
 * blanks. [B6]
 */
export function cleanLine(raw: string): string {
  return cleanText(raw)
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/[\t\n\u2028\u2029]+/g, ' ')
    .trim();
}

/** A name of 1 to `limit` code points, by `cleanLine`. */
export function lineUpTo(limit: number, what: string) {
  return textUpTo(limit, what, cleanLine);
}

/** A cleaned, trimmed text of 1 to `limit` code points. */
export function textUpTo(limit: number, what: string, clean = (raw: string) => cleanText(raw).trim()) {
  return z
    .string({ error: `${what} must be text` })
    .max(limit * 4, `${what} is too long`)
    .transform(clean)
    .pipe(z.string().min(1, `${what} is empty`).max(limit, `${what} is longer than ${limit} characters`));
}

/** A cleaned text of at most `limit` code points that may be empty: what is looked for, not what is kept. */
export function plainUpTo(limit: number) {
  return z.string().max(limit).transform(cleanText);
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** How many characters a person sees: a family emoji counts once. */
export function graphemeCount(text: string): number {
  let count = 0;
  for (const _ of graphemes.segment(text)) count++;
  return count;
}
