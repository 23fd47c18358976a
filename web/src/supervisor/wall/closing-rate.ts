import type { Figures } from '@desk/protocol/report';
import type { StreamRate } from '../stream/stream-rate.ts';

/** Closures a minute: of the last one in a burst, else the mean of the window of the figures. */
export function closingRate(figures: Figures, rate: StreamRate): number {
  if (rate.isBurst(Date.now())) return rate.perMinute(Date.now());
  const from = figures.sentiment.buckets[0]?.start;
  const span = from ? (Date.parse(figures.at) - Date.parse(from)) / 60_000 : 60;
  return (figures.closed.value ?? 0) / Math.max(1, span);
}
