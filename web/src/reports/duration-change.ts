import { durationText } from '../charts/figure-text.ts';
import type { Change } from './report-figure.ts';

/** How a time moved: shorter is better. Nothing measured before or now: nothing to compare. */
export function durationChange(now: number | null, before: number | null | undefined): Change | undefined {
  if (now === null || before === null || before === undefined) return undefined;
  const difference = Math.round(now - before);
  if (difference === 0) return { direction: 'flat', text: '0 s', tone: 'none' };
  return { direction: difference > 0 ? 'up' : 'down', text: durationText(Math.abs(difference)), tone: difference > 0 ? 'bad' : 'good' };
}
