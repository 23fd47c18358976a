/** Choices where Jira is known or suspected to behave in more than one way; a test may change them at any time. */
export interface Modes {
  /** A wrong token: 401 with a login page (JD-16), treated as nobody (JD-17), or 200 with an empty body (JD-18). */
  badToken: 'unauthorized' | 'anonymous' | 'empty';
  /** What Data Center answers to a first upsert; Cloud answers 201 always. */
  dcCreated: 200 | 201;
  /** Whether parallel upserts with one globalId may make two links (JD-03). */
  upsert: 'atomic' | 'racy';
  linkLimit: number;
  linkLimitStatus: 413 | 400;
  archivedStatus: 400 | 403;
  /** `GET …/remotelink?globalId=` answers one object or an array of one. */
  oneLinkAs: 'object' | 'array';
  /** A write to a former key: to the issue it belonged to, or 404. */
  formerKeyWrite: 'follow' | 'missing';
  /** An API version that this flavour does not have: a page with 200, or 404. */
  otherVersion: 'page' | 'missing';
  /** Data Center's rate headers on every answer, with `retry-after: 0` (JD-30). */
  rateHeaders: boolean;
  /** Scopes of the scoped token. */
  scopes: string[];
}

/** How the double behaves unless told otherwise. */
export function defaultModes(): Modes {
  return {
    badToken: 'unauthorized',
    dcCreated: 200,
    upsert: 'atomic',
    linkLimit: 2_000,
    linkLimitStatus: 413,
    archivedStatus: 403,
    oneLinkAs: 'array',
    formerKeyWrite: 'follow',
    otherVersion: 'missing',
    rateHeaders: false,
    scopes: ['read:jira-work', 'write:jira-work', 'read:jira-user'],
  };
}
