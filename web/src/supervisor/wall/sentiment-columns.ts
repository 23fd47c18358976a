import type { Figures } from '@desk/protocol/report';
import type { StackColumn } from '../../charts/stack-column.ts';
import { clockTime } from '../../clock/time-words.ts';

/** The buckets of the wall as columns of a chart; the last one is still running. */
export function sentimentColumns(sentiment: Figures['sentiment']): StackColumn[] {
  const starts = sentiment.buckets.map((bucket) => Date.parse(bucket.start));
  const step = starts.length > 1 ? starts[1]! - starts[0]! : 300_000;
  return sentiment.buckets.map((bucket, i) => {
    const label = clockTime(new Date(starts[i]!));
    const end = clockTime(new Date(starts[i]! + step));
    return { label, name: `${label} to ${end}`, counts: bucket, isCurrent: i === starts.length - 1 };
  });
}
