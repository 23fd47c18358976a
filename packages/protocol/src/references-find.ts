import { isNoise, judgeKey, keysInside } from './references-key.ts';
import type { Finding, JiraSite } from './references-model.ts';
import { cleanText, hasScheme, MAX_WORD, splitParts, unwrap } from './references-text.ts';
import { judgeAddress, siteOf } from './references-url.ts';

const LABEL = /^(?:jira|issue|ticket|key|link|url|see|ref)[:=](?!\/\/)/i;
const KEY = /^[A-Za-z][A-Za-z\d_]*-\d+$/;
const ALMOST_A_KEY = /[\p{L}\p{N}_]-\d/u;
const HOST_AND_PATH = /^(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}\.?(?::\d+)?\//u;

/**
 * Finds the Jira issues that a text names, by their keys and by addresses of the given sites, and says of every other word that looks
 * like one why it is none. Ordinary words are passed over. Pure: no request, no clock, and it never throws. Issues named twice are found once.
 */
export function findIssues(text: string, sites: JiraSite[]): Finding[] {
  const seen = new Set<string>();
  return splitParts(cleanText(text))
    .flat()
    .flatMap((word) => findInWord(word, sites))
    .filter((finding) => {
      if (finding.outcome === 'reject') return true;
      const identity = JSON.stringify(finding.reference);
      return !seen.has(identity) && seen.add(identity);
    });
}

/** The findings of one word; none if it is an ordinary word, a number or an e-mail address. */
export function findInWord(word: string, sites: JiraSite[]): Finding[] {
  if (word.length > MAX_WORD) return [];
  const token = unwrap(unwrap(word).replace(LABEL, ''));
  if (hasScheme(token)) return findInAddress(token, token, sites);
  if (/^\/\/[^/\s]+\.[^/\s]/.test(token)) return findInAddress(token, `https:${token}`, sites);
  if (HOST_AND_PATH.test(token)) return findWithoutScheme(token, sites);
  return token.includes('@') ? [] : findInPlainWord(token, sites);
}

function findInAddress(token: string, address: string, sites: JiraSite[]): Finding[] {
  const verdict = judgeAddress(address, sites);
  if ('reference' in verdict) return [{ token, outcome: 'issue', reference: verdict.reference }];
  const [, head, tail] = /^([^?#,;|]+)[,;|]+([^?#]+)$/.exec(address) ?? [];
  if (head !== undefined && tail !== undefined && verdict.url !== undefined && siteOf(verdict.url, sites) !== undefined) {
    const findings = [head, ...tail.split(/[,;|]+/)].flatMap((piece) => findInWord(piece, sites));
    if (findings.every((finding) => finding.outcome === 'issue')) return findings;
  }
  return [{ token, outcome: 'reject', ...verdict }];
}

/** `acme.atlassian.net/browse/ABC-1`, typed without its scheme. Of another host it stays plain text, and no key is taken from it. */
function findWithoutScheme(token: string, sites: JiraSite[]): Finding[] {
  const verdict = judgeAddress(`https://${token}`, sites);
  if ('reference' in verdict) return [{ token, outcome: 'issue', reference: verdict.reference }];
  return [{ token, outcome: 'reject', reason: verdict.reason }];
}

function findInPlainWord(token: string, sites: JiraSite[]): Finding[] {
  const word = token.replace(/^#/, '');
  if (KEY.test(word)) {
    const verdict = judgeKey(word, sites);
    if (!('reference' in verdict)) return [{ token, outcome: 'reject', ...verdict }];
    const { reference } = verdict;
    const listed = sites.find((site) => site.id === reference.site)?.projects !== undefined;
    if (!listed && 'key' in reference && isNoise(reference.key)) return [{ token, outcome: 'reject', reason: 'noise' }];
    return [{ token, outcome: 'issue', reference }];
  }
  const inside = keysInside(word, sites);
  if (inside.length > 0) return inside.map((reference) => ({ token, outcome: 'issue', reference }));
  return ALMOST_A_KEY.test(word) ? [{ token, outcome: 'reject', reason: 'not_a_key' }] : [];
}
