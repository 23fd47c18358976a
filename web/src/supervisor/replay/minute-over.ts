export const MINUTE_MS = 60_000;

/** Whether the minute that begins at `from` is over, both in milliseconds. Only then is a replay of it whole. [V3] */
export function isMinuteOver(from: number, now: number): boolean {
  return from + MINUTE_MS <= now;
}

/** The beginning of the minute that `ms` is in. */
export function minuteStart(ms: number): number {
  return Math.floor(ms / MINUTE_MS) * MINUTE_MS;
}
