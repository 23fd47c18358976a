import type { Bus } from '@desk/runtime/bus';
import type { MiddlewareHandler } from 'hono';
import type { Env } from './context.ts';

/** A rush of writes rings once: each nudge costs a round trip to the bus, and wakes the relay, which takes all there is anyway. */
const AT_MOST_EVERY_MS = 5;

/** After a write the relay is told at once, or within 5 ms in a rush; unheard, it would look within 250 ms. */
export function nudgeAfterWrites(bus: Bus): MiddlewareHandler<Env> {
  let rungAt = Number.NEGATIVE_INFINITY;
  let timer: NodeJS.Timeout | null = null;

  function ring(): void {
    timer = null;
    rungAt = performance.now();
    bus.nudge();
  }

  return async (c, next) => {
    await next();
    if (c.req.method === 'GET' || !c.res.ok || timer) return;
    const leftMs = rungAt + AT_MOST_EVERY_MS - performance.now();
    if (leftMs <= 0) ring();
    else timer = setTimeout(ring, leftMs);
  };
}
