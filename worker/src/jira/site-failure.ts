import type { SiteFailure } from '@desk/core/jira/health';
import type { JiraFailure, JiraFailureKind } from './failure.ts';

/** The site as a whole does not work; an error of one issue, or a limit, says nothing of the site. */
const OUTAGES: ReadonlySet<JiraFailureKind> = new Set(['network', 'timeout', 'server', 'not_json', 'redirect', 'tls', 'wrong_url']);
/** A sign-in page in front of it goes away with a person's help only. */
const PARKS_SOONER = 3;
/** Waits are spread a little above what was asked for, never below. */
const SPREAD = 0.1;

/** What a failed call says of its site. A limit on an issue or an endpoint leaves all others free (JD-26, JD-28). */
export function siteFailureOf(failure: JiraFailure, random = Math.random): SiteFailure {
  const { kind, message, holdsConnection, retryAfterMs, limitedBy } = failure;
  const waits = kind === 'rate_limited' && retryAfterMs !== undefined && limitedBy === 'site';
  return {
    kind,
    sentence: message,
    hold: holdsConnection,
    isOutage: OUTAGES.has(kind),
    ...(kind === 'not_json' ? { parksAfter: PARKS_SOONER } : {}),
    waitMs: waits ? Math.round(retryAfterMs * (1 + SPREAD * random())) : null,
  };
}
