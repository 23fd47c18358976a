import type { SentimentCounts } from '@desk/protocol/report';
import { type RawBuilder, sql } from 'kysely';

/** Four sums over `amount`, by the column `sentiment`: empty text or null is "not set", never neutral. [C25] */
export function sentimentSums(amount: string): RawBuilder<SentimentCounts> {
  const sum = (condition: string, name: string) => sql.raw(`coalesce(sum(${amount}) filter (where ${condition}), 0)::int as "${name}"`);
  return sql<SentimentCounts>`${sum("sentiment = 'positive'", 'positive')}, ${sum("sentiment = 'neutral'", 'neutral')},
    ${sum("sentiment = 'negative'", 'negative')}, ${sum("coalesce(sentiment, '') = ''", 'notSet')}`;
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
