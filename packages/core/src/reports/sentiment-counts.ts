import type { SentimentCounts } from '@desk/protocol/report';
import { type RawBuilder, sql } from 'kysely';

/**
 * Four sums over `amount`, by the column `sentiment`: empty text or null is "not set", never neutral. `notSet` names its column. [C25]
 */
export function sentimentSums(amount: string, notSet = 'notSet'): RawBuilder<SentimentCounts> {
  const sum = (condition: string, name: string) => sql.raw(`coalesce(sum(${amount}) filter (where ${condition}), 0)::int as "${name}"`);
  return sql<SentimentCounts>`${sum("sentiment = 'positive'", 'positive')}, ${sum("sentiment = 'neutral'", 'neutral')},
    ${sum("sentiment = 'negative'", 'negative')}, ${sum("coalesce(sentiment, '') = ''", notSet)}`;
}

/** The same over tables that have a column for each class, of the alias `b`. */
export function countSums(notSet = 'notSet'): RawBuilder<SentimentCounts> {
  const sum = (column: string, name: string) => sql.raw(`coalesce(sum(b.${column}), 0)::int as "${name}"`);
  return sql<SentimentCounts>`${sum('positive', 'positive')}, ${sum('neutral', 'neutral')}, ${sum('negative', 'negative')}, ${sum('not_set', notSet)}`;
}

export const NOTHING: SentimentCounts = { positive: 0, neutral: 0, negative: 0, notSet: 0 };

/** Adds counts field by field. */
export function addCounts(a: SentimentCounts, b: SentimentCounts): SentimentCounts {
  return {
    positive: a.positive + b.positive,
    neutral: a.neutral + b.neutral,
    negative: a.negative + b.negative,
    notSet: a.notSet + b.notSet,
  };
}
