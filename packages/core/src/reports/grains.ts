const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** A stretch that is read from the sums of one grain. `end` is exclusive. */
export type GrainPart = { grain: 'quarter' | 'hour' | 'day'; start: Date; end: Date };

/**
 * The fewest sums that make up a range: whole days of UTC, the whole hours that stick out at both ends, and the quarters of an hour that stick out
 * of these. Both ends lie on quarters. Never empty for a range that is not.
 */
export function grainsOf(from: Date, to: Date): GrainPart[] {
  const [start, end] = [from.getTime(), to.getTime()];
  const [firstHour, lastHour] = inside(start, end, HOUR);
  const [firstDay, lastDay] = inside(firstHour, lastHour, DAY);
  const parts: [GrainPart['grain'], number, number][] = [
    ['quarter', start, firstHour],
    ['hour', firstHour, firstDay],
    ['day', firstDay, lastDay],
    ['hour', lastDay, lastHour],
    ['quarter', lastHour, end],
  ];
  return parts.flatMap(([grain, a, b]) => (a < b ? [{ grain, start: new Date(a), end: new Date(b) }] : []));
}

/** The whole steps between two moments; when there is none, all of it is left to what comes before. */
function inside(start: number, end: number, step: number): [first: number, last: number] {
  const [first, last] = [Math.ceil(start / step) * step, Math.floor(end / step) * step];
  return first < last ? [first, last] : [end, end];
}
