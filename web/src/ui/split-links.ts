export type TextPart = { text: string; href: string | null };

const ADDRESS = /\bhttps?:\/\/[^\s<>"'`]+/gi;
const AFTER = /[.,;:!?…»”’*_~\]}]+$/;

/**
 * Cuts a message into plain text and the web addresses in it. Only http and https become links; an address with credentials in it stays
 * text, since what stands before the @ is there to deceive. The parts joined are the message, letter for letter.
 */
export function splitLinks(message: string): TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const match of message.matchAll(ADDRESS)) {
    const text = withoutTrailing(match[0]);
    const href = safeHref(text);
    if (href === null) continue;
    if (match.index > end) parts.push({ text: message.slice(end, match.index), href: null });
    parts.push({ text, href });
    end = match.index + text.length;
  }
  if (end < message.length) parts.push({ text: message.slice(end), href: null });
  return parts;
}

/** A full stop after an address, or the bracket around it, belongs to the sentence. */
function withoutTrailing(address: string): string {
  let kept = address;
  for (;;) {
    let next = kept.replace(AFTER, '');
    if (next.endsWith(')') && count(next, ')') > count(next, '(')) next = next.slice(0, -1);
    if (next === kept) return kept;
    kept = next;
  }
}

function count(text: string, letter: string): number {
  return text.split(letter).length - 1;
}

function safeHref(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  const isWeb = url.protocol === 'http:' || url.protocol === 'https:';
  return isWeb && url.username === '' && url.password === '' ? url.href : null;
}
