/** How much text is read, and how long one word may be, in UTF-16 units. */
export const MAX_TEXT = 20_000;
export const MAX_WORD = 2_048;

// Soft hyphen, zero-width and bidirectional marks, controls that are no white space, and halves of characters.
const INVISIBLE =
  /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]|\p{Cs}/gu;
// What editors and chat tools write instead of a plain hyphen.
const HYPHENS = /[\u2010-\u2013\u2212\ufe63\uff0d]/g;

const SLACK_LINK = /<([a-z][a-z\d+.-]*:[^<>|\s]+)(?:\|[^<>]*)?>/gi;
const MARKDOWN_LINK = /\[[^[\]]*\]\(([a-z][a-z\d+.-]*:[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)(?:\s[^()]*)?\)/gi;
const WIKI_LINK = /\[[^[\]|]*\|([^[\]|\s]+)(?:\|[^[\]]*)?\]/g;

// `word:` alone is an ordinary label; these are schemes even without slashes, and a comma belongs to them.
const SCHEME = /^(?:[a-z][a-z\d+.-]*:\/\/|(?:https?|data|javascript|vbscript|file|ftp|mailto|tel|sms|blob|about|view-source):)/i;

const BRACKETS: Record<string, string> = { '(': ')', '[': ']', '{': '}', '<': '>' };
const QUOTES = /^["'`«“‘„]+/;
const TRAILING = /[.,;:!?"'`»”’…|]+$/;

/** Removes what nobody sees, folds hyphens, and leaves only the target of a Slack, Markdown or wiki link. */
export function cleanText(text: string): string {
  const visible = text.slice(0, MAX_TEXT).replace(INVISIBLE, '').normalize('NFC').replace(HYPHENS, '-');
  return visible.replace(SLACK_LINK, ' $1 ').replace(MARKDOWN_LINK, ' $1 ').replace(WIKI_LINK, ' $1 ');
}

/** True if the word begins like an address of any scheme. */
export function hasScheme(word: string): boolean {
  return SCHEME.test(word);
}

/**
 * Cuts clean text into parts (what stands between commas, semicolons, bars and line ends), each a list of words.
 * A separator inside an address ends the part only where the next address begins.
 */
export function splitParts(text: string): string[][] {
  const parts: string[][] = [];
  for (const line of text.split(/[\n\r\u0085\u2028\u2029]+/)) {
    let words: string[] = [];
    for (const word of line.split(/\s+/)) {
      for (const [index, piece] of splitWord(word).entries()) {
        if (index > 0 && words.length > 0) {
          parts.push(words);
          words = [];
        }
        if (piece !== '') words.push(piece);
      }
    }
    if (words.length > 0) parts.push(words);
  }
  return parts;
}

/** Takes wrapping brackets, quotes and trailing punctuation off a word or a phrase; balanced brackets inside it stay. */
export function unwrap(text: string): string {
  let rest = text;
  while (rest.length <= MAX_WORD) {
    const next = openOnce(closeOnce(rest.trim().replace(TRAILING, '')).replace(QUOTES, ''));
    if (next === rest) break;
    rest = next;
  }
  return rest;
}

function splitWord(word: string): string[] {
  if (word.length > MAX_WORD) return [word];
  const bare = unwrap(word);
  if (/^https?:/i.test(bare)) return word.split(/[,;|]+(?=https?:)|[,;|]+$/i);
  if (hasScheme(bare)) return [word];
  const address = word.search(/(?<=[([{<"'>}])https?:\/\//i);
  if (address > 0) return [...splitWord(word.slice(0, address)), ...splitWord(word.slice(address))];
  return word.split(/[,;|]+/);
}

function openOnce(text: string): string {
  const close = BRACKETS[text[0] ?? ''];
  if (close === undefined) return text;
  const end = matchingEnd(text, text[0] ?? '', close);
  if (end === -1) return text.slice(1);
  return end === text.length - 1 ? text.slice(1, -1) : text;
}

function closeOnce(text: string): string {
  const last = text.at(-1) ?? '';
  const open = Object.keys(BRACKETS).find((bracket) => BRACKETS[bracket] === last);
  if (open === undefined) return text;
  return text.split(last).length > text.split(open).length ? text.slice(0, -1) : text;
}

function matchingEnd(text: string, open: string, close: string): number {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === open) depth++;
    if (text[at] === close && --depth === 0) return at;
  }
  return -1;
}
