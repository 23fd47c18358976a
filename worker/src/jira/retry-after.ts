const MAX_WAIT_MS = 3_600_000;

/**
 * Reads `Retry-After`: seconds or an HTTP date, as milliseconds from `now`, at most one hour.
 * Undefined where it is absent or makes no sense (negative, garbage, a date gone by); the caller then uses its own backoff.
 */
export function parseRetryAfter(value: string | undefined, now: Date): number | undefined {
  const text = value?.trim() ?? '';
  if (/^\d+(?:\.\d+)?$/.test(text)) return Math.min(Math.ceil(Number(text) * 1000), MAX_WAIT_MS);
  // Dates only in the form of the standard: the parser would take almost anything for a year.
  if (!/^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/.test(text)) return undefined;
  const wait = Date.parse(text) - now.getTime();
  return wait > 0 ? Math.min(wait, MAX_WAIT_MS) : undefined;
}

/**
 * Reads `X-RateLimit-Reset`, an instant with or without seconds, as milliseconds from `now`, at most one hour; undefined where it makes no sense.
 * For a 429 that names no other wait.
 */
export function parseReset(value: string | undefined, now: Date): number | undefined {
  const [, minutes, seconds = ':00'] = /^(\d{4}-\d\d-\d\dT\d\d:\d\d)(:\d\d(?:\.\d{1,9})?)?Z$/.exec(value?.trim() ?? '') ?? [];
  const wait = Date.parse(`${minutes}${seconds}Z`) - now.getTime();
  return wait > 0 ? Math.min(wait, MAX_WAIT_MS) : undefined;
}
