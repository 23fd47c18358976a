import { plural } from './figure-text.ts';

/** The four classes of a closure's sentiment. Not set is a class of its own and never neutral. [C25] */
export const sentimentClasses = ['negative', 'neutral', 'positive', 'notSet'] as const;
export type SentimentClass = (typeof sentimentClasses)[number];

export const sentimentNames: Record<SentimentClass, string> = {
  negative: 'Negative',
  neutral: 'Neutral',
  positive: 'Positive',
  notSet: 'Not set',
};

export type SentimentTally = Readonly<Record<SentimentClass, number>>;

/**
 * One column of a stack: `label` stands under it, `name` says it in full. `links` lead to the closures behind a class, `href` to all of
 * them. `isCurrent` marks the stretch of time that is still running.
 */
export type StackColumn = {
  label: string;
  name: string;
  counts: SentimentTally;
  href?: string;
  links?: Partial<Record<SentimentClass, string>>;
  isCurrent?: boolean;
};

/** All closures of a tally, with and without a sentiment. */
export function tallyTotal(counts: SentimentTally): number {
  return counts.negative + counts.neutral + counts.positive + counts.notSet;
}

/** The closures that were rated: the base of every share of sentiment. */
export function ratedTotal(counts: SentimentTally): number {
  return counts.negative + counts.neutral + counts.positive;
}

/** A tally in words: `33 closures: 22 positive, 5 neutral, 4 negative, 2 not set`. */
export function tallyText(counts: SentimentTally): string {
  const parts = [`${counts.positive} positive`, `${counts.neutral} neutral`, `${counts.negative} negative`, `${counts.notSet} not set`];
  return `${plural(tallyTotal(counts), 'closure')}: ${parts.join(', ')}`;
}
