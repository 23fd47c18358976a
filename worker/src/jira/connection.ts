import type { LookupFunction } from 'node:net';
import { JiraFailure } from './failure.ts';

/** A Jira site as the client needs it. `baseUrl` is scheme, host, port and context path, without a slash at the end. */
export interface JiraConnection {
  id: string;
  flavour: 'cloud' | 'dc';
  baseUrl: string;
  /** The e-mail address that goes with a Cloud token; Data Center's personal tokens need no name. */
  user?: string | null;
  token: string;
  /** Only for development and the demo: a Jira on this machine. */
  allowLoopback?: boolean;
  /** A certificate authority of the site's own, as PEM. */
  ca?: string;
  /** Milliseconds until the first byte of an answer (10,000) and until its end (20,000). */
  headersMs?: number;
  totalMs?: number;
  /** How names become addresses; the system's resolver unless given. Addresses are checked in any case. */
  resolve?: LookupFunction;
}

/** Where the REST API of the site begins: v3 on Cloud, v2 on Data Center. Built by concatenation, since resolving drops the context path. */
export function apiRoot({ baseUrl, flavour }: JiraConnection): string {
  return `${baseUrl.replace(/\/+$/, '')}/rest/api/${flavour === 'cloud' ? 3 : 2}`;
}

/**
 * The value of `Authorization`: Basic `user:token` on Cloud, Bearer on Data Center.
 * @throws JiraFailure `auth` for a token that no header can carry
 */
export function authorizationOf({ flavour, user, token }: JiraConnection): string {
  if (!/^[\x21-\x7e]+$/.test(token)) throw new JiraFailure('auth', 'The Jira token holds characters that cannot be sent.');
  return flavour === 'dc' ? `Bearer ${token}` : `Basic ${Buffer.from(`${user ?? ''}:${token}`).toString('base64')}`;
}
