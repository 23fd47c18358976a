import type { IncomingHttpHeaders } from 'node:http';

/** What a site last said of how much we may ask. `at` is when it said so. */
export type Rate = { limit: number; left: number; at: Date };

const rates = new Map<string, Rate>();
/** When a site last said that less than a fifth is left. */
const nearSince = new Map<string, number>();
const NEAR_MS = 60_000;

/** Keeps the rate headers of an answer; Cloud and Data Center send them by the same names, and not always. */
export function noteRate(connectionId: string, headers: IncomingHttpHeaders, now = new Date()): void {
  const near = headers['x-ratelimit-nearlimit'];
  if (near === 'true') nearSince.set(connectionId, now.getTime());
  else if (near !== undefined) nearSince.delete(connectionId);
  const [limit, left] = [Number(headers['x-ratelimit-limit']), Number(headers['x-ratelimit-remaining'])];
  if (headers['x-ratelimit-limit'] === undefined || !Number.isInteger(limit) || !Number.isInteger(left) || limit < 0 || left < 0) return;
  rates.set(connectionId, { limit: Math.min(limit, 1_000_000_000), left: Math.min(left, 1_000_000_000), at: now });
}

/** What was last said, null before anything was. */
export function rateOf(connectionId: string): Rate | null {
  return rates.get(connectionId) ?? null;
}

/** True for a minute after the site said that little is left: what nobody waits for is not asked meanwhile. */
export function isNearLimit(connectionId: string, now = new Date()): boolean {
  return now.getTime() - (nearSince.get(connectionId) ?? Number.NEGATIVE_INFINITY) < NEAR_MS;
}
