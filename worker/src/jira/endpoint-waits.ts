import { JiraFailure } from './failure.ts';

/** Until when (milliseconds since 1970) an endpoint of a site takes no more calls. */
const waits = new Map<string, number>();

type Call = { method: string; path: readonly string[] };

/**
 * Keeps a call back while its endpoint asked us to wait. JIRA counts bursts for each method and endpoint of a site, so all other calls go on; what
 * would be refused anyway is not sent, and each job that finds out moves itself behind the wait. jira.md section 3.
 * @throws JiraFailure `rate_limited` with what is left of the wait
 */
export function checkEndpoint(site: string, call: Call, now = Date.now()): void {
  const left = (waits.get(nameOf(site, call)) ?? 0) - now;
  if (left <= 0) return;
  const sentence = `JIRA asked us to wait with ${call.method} ${endpointOf(call)}.`;
  throw new JiraFailure('rate_limited', sentence, { retryAfterMs: left, limitedBy: 'endpoint' });
}

/** Remembers the wait that an endpoint asked for; other failures and other limits are none of its. */
export function noteEndpointWait(site: string, call: Call, failure: JiraFailure, now = Date.now()): void {
  if (failure.limitedBy !== 'endpoint' || failure.retryAfterMs === undefined) return;
  for (const [name, until] of waits) if (until <= now) waits.delete(name);
  waits.set(nameOf(site, call), Math.max(now + failure.retryAfterMs, waits.get(nameOf(site, call)) ?? 0));
}

function nameOf(site: string, call: Call): string {
  return `${site} ${call.method} ${endpointOf(call)}`;
}

/** The path without its ids and keys: the words of JIRA's API begin in lower case and hold letters alone. */
function endpointOf({ path }: Call): string {
  return path.map((segment) => (/^[a-z][A-Za-z]*$/.test(segment) ? segment : '…')).join('/');
}
