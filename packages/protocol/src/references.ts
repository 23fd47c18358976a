import { findInWord } from './references-find.ts';
import { linkOf, redact } from './references-link.ts';
import type { Finding, JiraSite, Reference, Refused, RefusedReason } from './references-model.ts';
import { cleanText, MAX_TEXT, splitParts, unwrap } from './references-text.ts';

export type { JiraReference, JiraSite, Reference, Refused, RefusedReason } from './references-model.ts';

/** How many references one closure may carry, and how long a ticket number may be, in characters. */
export const MAX_REFERENCES = 20;
export const MAX_TICKET = 64;

const TICKET_LIKE = /^#?(?=.*\d)(?:\p{L}[\p{L}\p{N}_./-]*|\d+(?:[-/]\d+)*)$/u;
const SAYS_SOMETHING = /[\p{L}\p{N}]/u;
const REFUSED: ReadonlySet<string> = new Set<RefusedReason>(['bad_scheme', 'credentials_in_url', 'malformed_url']);

/**
 * Reads what an agent typed or pasted as the references of a closure: Jira issues of the configured sites, links elsewhere, and ticket
 * numbers of other tools. Pure and offline; never throws. At most 20,000 characters are read and 20 references kept; the same one twice is one.
 *
 * Parts are separated by commas, semicolons, bars and line ends. In a sentence around a key or an address only those count
 * (`fix ABC-123`); a part without any is a ticket number as a whole, unless all its words look like numbers of their own.
 */
export function parseReferences(text: string, sites: JiraSite[]): { references: Reference[]; refused: Refused[] } {
  const references = new Map<string, Reference>();
  const refused = new Map<string, Refused>();
  const entries = readText(text, sites).filter((entry) => !entry.isPassedOver);
  if (text.length > MAX_TEXT) entries.push({ token: '…', reason: 'too_long' });
  for (const entry of entries) {
    const identity = JSON.stringify(entry.reference);
    if (entry.reference !== undefined && (references.size < MAX_REFERENCES || references.has(identity))) {
      references.set(identity, entry.reference);
    } else if (refused.size < MAX_REFERENCES) {
      const { reason = 'too_many' } = entry;
      const raw = redact(entry.token);
      refused.set(`${reason} ${raw}`, { raw, reason });
    }
  }
  return { references: [...references.values()], refused: [...refused.values()] };
}

/** The words of a text that name nothing: what stands around its keys and addresses (`fix` in `fix ABC-123`). Same limits as `parseReferences`. */
export function passedOver(text: string, sites: JiraSite[]): string[] {
  return readText(text, sites).flatMap(({ token, isPassedOver }) => (isPassedOver && SAYS_SOMETHING.test(token) ? [token] : []));
}

interface Entry {
  token: string;
  isPassedOver?: true;
  reference?: Reference;
  reason?: RefusedReason;
}

function readText(text: string, sites: JiraSite[]): Entry[] {
  return splitParts(cleanText(text)).flatMap((part) => readPart(part, sites));
}

function readPart(words: string[], sites: JiraSite[]): Entry[] {
  const standing = words.map((word) => findInWord(word, sites).filter(standsAlone));
  const isList = words.every((word, index) => TICKET_LIKE.test(unwrap(word)) || standing[index]?.length !== 0);
  if (!isList && standing.every((findings) => findings.length === 0)) return readTicket(words.join(' '));
  return words.flatMap((word, index) => {
    const findings = standing[index] ?? [];
    if (findings.length > 0) return findings.map((finding) => readFinding(finding, sites));
    return isList ? readTicket(word) : [{ token: word, isPassedOver: true }];
  });
}

/** Issues and addresses count wherever they stand; a word that is only almost a key does not. */
function standsAlone(finding: Finding): boolean {
  return finding.outcome === 'issue' || finding.url !== undefined || REFUSED.has(finding.reason);
}

function readFinding(finding: Finding, sites: JiraSite[]): Entry {
  const { token } = finding;
  if (finding.outcome === 'issue') return { token, reference: finding.reference };
  if (finding.url === undefined) return { token, reason: finding.reason as RefusedReason };
  const url = linkOf(finding.url, sites);
  return url === undefined ? { token, reason: 'too_long' } : { token, reference: { kind: 'link', url } };
}

function readTicket(phrase: string): Entry[] {
  const token = phrase.length <= 4 * MAX_TICKET ? unwrap(phrase) : phrase;
  if (token.length > MAX_TICKET) return [{ token, reason: 'too_long' }];
  return SAYS_SOMETHING.test(token) ? [{ token, reference: { kind: 'ticket', text: token } }] : [];
}
