import type { LookupFunction } from 'node:net';
import { JiraFailure } from './failure.ts';
import type { Lane } from './lanes.ts';
import type { Proxies } from './proxies.ts';

/**
 * A Jira site as the client needs it. `baseUrl`, where people open it, is scheme, host, port and context path, without a slash at the end; `apiUrl`,
 * likewise, is where it is called if not there: scoped tokens of Cloud work at Atlassian's gateway alone.
 */
export interface JiraConnection {
  id: string;
  flavour: 'cloud' | 'dc';
  baseUrl: string;
  apiUrl?: string | null;
  /** The e-mail address that goes with a Cloud token, or the user of a Data Center before 8.14; its personal tokens need no name. */
  user?: string | null;
  token: string;
  /** Only for development and the demo: a Jira on this machine. */
  allowLoopback?: boolean;
  /** The only projects whose issues are shown and linked; all unless given. */
  onlyProjects?: readonly string[] | null;
  /** A certificate authority of the site's own, as PEM. */
  ca?: string;
  /** What its calls go by, where the machine does not reach it itself. */
  proxies?: Proxies;
  /** What its calls are for; `link` unless given. */
  lane?: Lane;
  /** Milliseconds until the first byte of an answer (10,000) and until its end (20,000). */
  headersMs?: number;
  totalMs?: number;
  /** How names become addresses; the system's resolver unless given. Addresses are checked in any case. */
  resolve?: LookupFunction;
}

/** Where the REST API of the site begins: v3 on Cloud, v2 on Data Center. Built by concatenation, since resolving drops the context path. */
export function apiRoot({ baseUrl, apiUrl, flavour }: JiraConnection): string {
  return `${(apiUrl ?? baseUrl).replace(/\/+$/, '')}/rest/api/${flavour === 'cloud' ? 3 : 2}`;
}

/**
 * The value of `Authorization`: Basic `user:token` on Cloud; Bearer on Data Center, unless a user is named, whose password the token then is.
 * @throws JiraFailure `auth` for a token that no header can carry
 */
export function authorizationOf({ flavour, user, token }: JiraConnection): string {
  const isPassword = flavour === 'dc' && Boolean(user);
  if (!isPassword && !/^[\x21-\x7e]+$/.test(token)) throw new JiraFailure('auth', 'The JIRA token holds characters that cannot be sent.');
  return flavour === 'dc' && !isPassword ? `Bearer ${token}` : `Basic ${Buffer.from(`${user ?? ''}:${token}`).toString('base64')}`;
}
