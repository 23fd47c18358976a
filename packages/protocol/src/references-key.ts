import type { JiraReference, JiraSite } from './references-model.ts';

/** What a word that has the form of an issue key is for these sites. */
export type KeyVerdict = { reference: JiraReference } | { reason: 'not_a_key' | 'unknown_project' };

const WHOLE = /^([A-Za-z][A-Za-z\d_]*)-([1-9]\d{0,18})$/;
const INSIDE = /(?<![\p{L}\p{N}_])([A-Za-z][A-Za-z\d_]{0,254})-([1-9]\d{0,18})(?![\p{L}\p{N}_])/gu;
const MAX_NUMBER = '9223372036854775807';

// Words with the form of a key that are common in support notes; only asked while the project list is unknown.
const NOISE = new Set(
  'AES CVE CWE COVID DES EN GPT HTTP HTTPS IEC IEEE IPV ISO JDK LTE MD MP OAUTH PEP PHP RC RFC RSA SHA SSL TLS TOP USB UTC UTF VER WIN'.split(
    ' ',
  ),
);

/**
 * Judges a word that is a key as a whole, in any case: Jira looks keys up without regard to case and its canonical form is upper case.
 * Among several sites the one that lists the project wins, then one whose list is not known yet.
 */
export function judgeKey(word: string, sites: JiraSite[]): KeyVerdict {
  const [, prefix = '', number = ''] = WHOLE.exec(word) ?? [];
  const project = prefix.toUpperCase();
  const possible = sites.filter((site) => fitsGrammar(project, number, site));
  if (possible.length === 0) return { reason: 'not_a_key' };
  const site = possible.find((each) => each.projects?.includes(project)) ?? possible.find((each) => each.projects === undefined);
  if (site === undefined) return { reason: 'unknown_project' };
  return { reference: { kind: 'jira', site: site.id, key: `${project}-${number}` } };
}

/** The keys inside a longer word (a branch, a file name, a path), of listed projects only. */
export function keysInside(word: string, sites: JiraSite[]): JiraReference[] {
  const listed = sites.filter((site) => site.projects !== undefined);
  const found: JiraReference[] = [];
  for (const [key] of word.matchAll(INSIDE)) {
    const verdict = judgeKey(key, listed);
    if ('reference' in verdict) found.push(verdict.reference);
  }
  return found;
}

/** True for `UTF-8` and the like. */
export function isNoise(key: string): boolean {
  return NOISE.has(key.slice(0, key.indexOf('-')));
}

/** True for a numeric issue id. */
export function isIssueId(text: string): boolean {
  return /^[1-9]\d{0,18}$/.test(text) && fitsInt64(text);
}

function fitsGrammar(project: string, number: string, site: JiraSite): boolean {
  if (project.length < (site.minKey ?? 2) || project.length > (site.maxKey ?? 10)) return false;
  return fitsInt64(number) && (site.allowUnderscore === true || !project.includes('_'));
}

function fitsInt64(number: string): boolean {
  return number !== '' && (number.length < MAX_NUMBER.length || number <= MAX_NUMBER);
}
