/** At most `limit` at once, and on average not more than `limit` in `windowSeconds`. */
export type Rate = { limit: number; windowSeconds: number };

export type Taken = { ok: boolean /** 0 when ok; else whole seconds until one more is free. */; retryAfterSeconds: number };

export type Limiter = {
  /** Takes one of what `key` may do, or says when to come back. A refused call costs nothing. */
  take(key: string, rate: Rate): Promise<Taken>;
};

/**
 * One step of the generic cell rate algorithm (GCRA, as in ATM traffic control): a bucket that refills steadily, kept as one number, the
 * time at which it is full again. No burst of twice the limit at the border of a window. Times in milliseconds.
 */
export function takeOne(fullAt: number | undefined, now: number, rate: Rate): Taken & { fullAt: number } {
  const windowMs = rate.windowSeconds * 1_000;
  const next = Math.max(fullAt ?? now, now) + windowMs / rate.limit;
  const tooEarlyMs = next - windowMs - now;
  // A thousandth of a millisecond is what rounding may cost a caller who comes back exactly in time.
  if (tooEarlyMs > 0.001) return { ok: false, retryAfterSeconds: Math.ceil(tooEarlyMs / 1_000), fullAt: fullAt ?? now };
  return { ok: true, retryAfterSeconds: 0, fullAt: next };
}
