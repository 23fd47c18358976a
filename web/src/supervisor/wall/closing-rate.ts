import type { Figures } from '@desk/protocol/report';
import type { StreamRate } from '../stream/stream-rate.ts';

/** Closures in the last minute: as the page heard them in a burst, else as they were counted, so that a page that has just come knows as well. */
export function closingRate(figures: Figures, rate: StreamRate): number {
  if (rate.isBurst(Date.now())) return rate.perMinute(Date.now());
  return figures.closed.spark.at(-1) ?? 0;
}
