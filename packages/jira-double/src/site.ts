import type { HttpBindings } from '@hono/node-server';
import type { Caller, Credentials } from './caller.ts';
import type { JiraControl } from './control.ts';
import type { JournalEntry } from './journal.ts';
import type { Issue } from './state.ts';

/** One Jira as the routes see it. */
export interface Site extends Credentials {
  control: JiraControl;
  /** Begins with a slash, or is empty. */
  contextPath: string;
  cloudId: string;
  /** Scheme, host, port and context path; known once the server listens. */
  baseUrl: string;
}

/** What the middleware hands to the routes. */
export interface RestEnv {
  Bindings: HttpBindings;
  Variables: { caller: Caller; entry: JournalEntry };
}

/** The API version that the flavour has. */
export function apiVersion(site: Site): 2 | 3 {
  return site.flavour === 'cloud' ? 3 : 2;
}

/** The issue if this caller may see it. What is missing and what is hidden must look the same (JD-12, JD-13). */
export function visibleIssue(site: Site, caller: Caller, idOrKey: string): Issue | undefined {
  const issue = site.control.state.find(idOrKey);
  return caller === 'service-user' && issue?.project.browse && !issue.secured ? issue : undefined;
}
