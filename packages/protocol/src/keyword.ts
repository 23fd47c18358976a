import type { CloseReason } from './closure.ts';

/** A map, not an object: what a customer writes must not find what every object has. */
const KEYWORDS = new Map<string, Extract<CloseReason, 'customer_end' | 'opt_out'>>([
  ['//end', 'customer_end'],
  ['//stop', 'opt_out'],
]);

/** What a customer's whole message asks for when it is a keyword, whatever its case: to end the chat, or to hear no more. [C26] [C27] */
export function keywordOf(text: string): Extract<CloseReason, 'customer_end' | 'opt_out'> | null {
  return KEYWORDS.get(text.trim().toLowerCase()) ?? null;
}
