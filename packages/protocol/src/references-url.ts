import { isIssueId, judgeKey } from './references-key.ts';
import type { JiraReference, JiraSite, NotAnIssue } from './references-model.ts';

/** What an address turned out to be; `url` is there when it is well formed, whoever it belongs to. */
export type AddressVerdict = { reference: JiraReference } | { reason: NotAnIssue; url?: URL };

// Paths below the base, as Jira Cloud, Data Center and Service Management write them; the first group is the key.
const PATHS = [
  /^\/browse\/([^/]+)/,
  /^(?:\/jira(?:\/\w+)?(?:\/c)?)?(?:\/projects\/[^/]+)?\/issues\/([^/]+)/,
  /^(?:\/jira\/servicedesk)?\/projects\/[^/]+\/(?:queues|section)\/(?:[^/]+\/)*([^/]+)\/?$/,
  /^\/servicedesk\/(?:customer|agent)\/(?:[^/]+\/)*([^/]+)\/?$/,
  /^\/si\/[^/]+\/([^/]+)/,
];
// The only path that names an issue by its numeric id as well.
const REST = /^\/rest\/(?:api|agile|servicedeskapi)\/(?:[\w.]+\/)?(?:issue|request)\/([^/]+)/;
const FRAGMENT = /^#(?:\/?(?:browse|issues?)\/|(?:.*&)?(?:selectedIssue|issueKey)=)([A-Za-z][\w]*-\d+)/;

/**
 * Judges an http(s) address by the text alone; nothing is ever fetched.
 * A key is taken only from an address whose host, port and context path are those of a site, never salvaged from another.
 */
export function judgeAddress(text: string, sites: JiraSite[]): AddressVerdict {
  if (!/^https?:/i.test(text)) return { reason: 'bad_scheme' };
  // Parsers disagree about backslashes and about separators in disguise, and such an address is never honest.
  if (!/^https?:\/\/[^/]/i.test(text) || text.includes('\\')) return { reason: 'malformed_url' };
  const [, authority = '', path = ''] = /^[^/]*\/\/([^/?#]*)([^?#]*)/.exec(text) ?? [];
  if (!URL.canParse(text) || /%(?:2f|5c|2e|00)/i.test(path))
    return { reason: authority.includes('@') ? 'credentials_in_url' : 'malformed_url' };
  const url = new URL(text);
  if (authority.includes('@')) return { reason: 'credentials_in_url' };
  const owner = siteOf(url, sites);
  if (owner === undefined) return { reason: 'foreign_host', url };
  return issueAt(url, owner.path, owner.site) ?? { reason: 'no_issue_in_url', url };
}

/** The site that an address belongs to and the path below its context path; the longest context path wins. */
export function siteOf(url: URL, sites: JiraSite[]): { site: JiraSite; path: string } | undefined {
  let best: { site: JiraSite; path: string } | undefined;
  for (const site of sites) {
    for (const base of site.bases) {
      const path = pathBelow(url, base);
      if (path !== undefined && (best === undefined || path.length < best.path.length)) best = { site, path };
    }
  }
  return best;
}

function pathBelow(url: URL, base: string): string | undefined {
  if (!URL.canParse(base)) return undefined;
  const { hostname, port, pathname } = new URL(base);
  if (hostOf(url.hostname) !== hostOf(hostname) || url.port !== port) return undefined;
  const context = pathname.replace(/\/+$/, '');
  if (url.pathname !== context && !url.pathname.startsWith(`${context}/`)) return undefined;
  return url.pathname.slice(context.length);
}

function hostOf(hostname: string): string {
  return hostname.replace(/\.$/, '');
}

function issueAt(url: URL, path: string, site: JiraSite): AddressVerdict | undefined {
  const query = (name: string) => url.searchParams.get(name) ?? '';
  const rest = REST.exec(path)?.[1] ?? '';
  const issueId = [query('issueId'), rest].find(isIssueId);
  // The query comes first: on a board the path often names another project.
  const keys = [
    query('selectedIssue'),
    query('issueKey'),
    ...PATHS.map((shape) => shape.exec(path)?.[1]),
    rest,
    FRAGMENT.exec(url.hash)?.[1],
  ];
  const key = keys.find((candidate) => candidate !== undefined && /^\w+-\d+$/.test(candidate));
  if (key === undefined) return issueId === undefined ? undefined : { reference: { kind: 'jira', site: site.id, issueId } };
  const verdict = judgeKey(key, [site]);
  return 'reference' in verdict ? verdict : { ...verdict, url };
}
