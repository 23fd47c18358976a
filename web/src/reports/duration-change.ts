import type { Spread } from '@desk/protocol/row-report';
import { durationText } from '../charts/figure-text.ts';
import { type Change, LEAST_BASE } from './report-figure.ts';

/** How the median of times moved: shorter is better. Nothing measured, or too few before: nothing to compare. */
export function durationChange(now: Spread, before: Spread | undefined): Change | undefined {
  if (now.median === null || !before || before.median === null || before.measured < LEAST_BASE) return undefined;
  const difference = Math.round(now.median - before.median);
  if (difference === 0) return { direction: 'flat', text: '0 s', tone: 'none' };
  return { direction: difference > 0 ? 'up' : 'down', text: durationText(Math.abs(difference)), tone: difference > 0 ? 'bad' : 'good' };
}
