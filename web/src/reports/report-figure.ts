import { countText } from '../charts/figure-text.ts';
import type { ReportScope } from './report-scope.ts';

/**
 * One figure of a report: `note` names its base, `change` compares it with another period. `parts` stand behind the note, where other chats than those
 * of the value, or two lists, are behind it.
 */
export type ReportFigure = { label: string; value: string; note: string; parts?: readonly FigurePart[]; change?: Change; href?: string };
export type FigurePart = { text: string; href: string };

/** The arrow is the value's; `tone` says whether that is good. */
export type Change = { direction: 'up' | 'down' | 'flat'; text: string; tone: 'good' | 'bad' | 'none' };

/** Fewer than these say nothing that a change could be made of. */
export const LEAST_BASE = 10;

/** How a count moved, in percent of before. Nothing before, or too few: nothing to compare. */
export function countChange(now: number, before: number | undefined): Change | undefined {
  if (before === undefined || before < LEAST_BASE) return undefined;
  const percent = ((now - before) / before) * 100;
  return { direction: directionOf(percent, 0.5), text: `${Math.abs(percent).toFixed(Math.abs(percent) < 10 ? 1 : 0)}%`, tone: 'none' };
}

/** How a share moved, in points. `wanted` is the direction that is good. */
export function shareChange(now: Share, before: Share | undefined, wanted: 'up' | 'down' | 'none'): Change | undefined {
  if (!before || now.base === 0 || before.base < LEAST_BASE) return undefined;
  const points = (now.part / now.base - before.part / before.base) * 100;
  const direction = directionOf(points, 0.05);
  const tone = direction === 'flat' || wanted === 'none' ? 'none' : direction === wanted ? 'good' : 'bad';
  return { direction, text: `${Math.abs(points).toFixed(1)} pts`, tone };
}

export type Share = { part: number; base: number };

/** `of 1,312 rated` */
export function baseText(base: number, what: string): string {
  return `of ${countText(base)} ${what}`;
}

/** What a count was in the period of the comparison: `412 in 4–10 May`, or as far as the period has come. Without a comparison its own days. */
export function againstText(before: number | undefined, { against, period, words }: ReportScope): string {
  if (!against || before === undefined) return words;
  if (period.isRunning) return `${countText(before)} at this point, ${against.words}`;
  return `${countText(before)} ${against.period.days === 1 ? 'on' : 'in'} ${against.words}`;
}

function directionOf(difference: number, least: number): Change['direction'] {
  if (Math.abs(difference) < least) return 'flat';
  return difference > 0 ? 'up' : 'down';
}
