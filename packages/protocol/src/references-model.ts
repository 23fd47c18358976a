/**
 * A Jira that pasted text may point at.
 *
 * `bases` are scheme, host, port and context path of every address people paste from; the first one is the canonical base.
 * `projects` are its upper-case project keys; leave it out as long as they are not known.
 */
export interface JiraSite {
  id: string;
  bases: string[];
  projects?: string[];
  /** Shortest project key, 2 when absent. */
  minKey?: number;
  /** Longest project key, 10 when absent. */
  maxKey?: number;
  /** Data Center may allow `_` in project keys; Cloud never does. */
  allowUnderscore?: boolean;
}

/** An issue, named by its key or, where the pasted address carries only that, by its numeric id. */
export type JiraReference = { kind: 'jira'; site: string; key: string } | { kind: 'jira'; site: string; issueId: string };

/** What an agent attaches to a closed chat: a Jira issue, a link elsewhere, or a ticket number of another tool. */
export type Reference = JiraReference | { kind: 'link'; url: string } | { kind: 'ticket'; text: string };

/** Why a piece of text cannot be kept at all. */
export type RefusedReason = 'bad_scheme' | 'credentials_in_url' | 'malformed_url' | 'too_long' | 'too_many';

/** A piece that was not kept. `raw` is redacted: no user name, no query, no fragment, at most 64 characters. */
export interface Refused {
  raw: string;
  reason: RefusedReason;
}

/** Why a piece of text is not an issue of a configured Jira. */
export type NotAnIssue =
  | 'bad_scheme'
  | 'credentials_in_url'
  | 'foreign_host'
  | 'malformed_url'
  | 'no_issue_in_url'
  | 'noise'
  | 'not_a_key'
  | 'unknown_project';

/** What one token turned out to be. `url` is there when the token is a well-formed http(s) address. */
export type Finding =
  | { token: string; outcome: 'issue'; reference: JiraReference }
  | { token: string; outcome: 'reject'; reason: NotAnIssue; url?: URL };
