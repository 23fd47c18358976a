import type { JiraConnectionView } from '@desk/protocol/jira';
import { shortAgo } from '../clock/time-words.ts';

const dayMs = 86_400_000;

/** How a site is, in a few words. */
export function stateWords(connection: JiraConnectionView): { tone: 'ok' | 'bad'; words: string } {
  const { state, lastOkAt, lastError } = connection;
  if (state === 'held') return { tone: 'bad', words: 'JIRA refuses the sign-in. Nothing is sent until a new token is saved.' };
  if (state === 'parked') return { tone: 'bad', words: 'JIRA does not answer. Links wait, and lose nothing.' };
  if (state === 'waiting') return { tone: 'bad', words: 'JIRA asked us to wait.' };
  if (lastOkAt !== null && (lastError === null || lastError.at < lastOkAt)) return { tone: 'ok', words: 'JIRA answers' };
  return { tone: 'bad', words: lastOkAt || lastError ? 'JIRA did not answer as it should' : 'Not tried yet' };
}

/** What is said of a token that ends within 30 days, and to whom; empty otherwise. `now` in milliseconds. */
export function expiryWords(tokenExpiresAt: string | null, now: number, isAdmin: boolean): string {
  if (tokenExpiresAt === null) return '';
  const days = Math.ceil((Date.parse(tokenExpiresAt) - now) / dayMs);
  if (days > 30) return '';
  const then = isAdmin ? 'Save a new one' : 'Ask an admin to save a new one';
  if (days <= 0) return `The token has ended. ${then}.`;
  return days === 1 ? `The token ends tomorrow. ${then}.` : `The token ends in ${days} days. ${then} in time.`;
}

/** For how long the oldest link under way has waited, `ms` in milliseconds. */
export function oldestWords(ms: number): string {
  const ago = shortAgo(ms);
  return ago === 'now' ? 'since just now' : `oldest ${ago} ago`;
}
