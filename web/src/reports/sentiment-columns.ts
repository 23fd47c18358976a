import type { SentimentReport } from '@desk/protocol/report';
import type { StackColumn } from '../charts/stack-column.ts';
import { closedLink } from '../data/closed-link.ts';
import type { ReportScope } from './report-scope.ts';
import { stepWords } from './step-of.ts';

/** The buckets of a report as columns, of one channel if it is about one; each column and each class leads to its closures. */
export function sentimentColumns(report: SentimentReport, { period, zone, department }: ReportScope, channel?: string): StackColumn[] {
  return report.buckets.map((bucket, i) => {
    const from = new Date(bucket.start);
    const next = report.buckets[i + 1];
    const to = next ? new Date(next.start) : period.to;
    const link = (sentiment?: 'positive' | 'neutral' | 'negative' | 'not-set') =>
      closedLink({ from, to, department, channel, ...(sentiment ? { sentiment } : {}) });
    return {
      ...stepWords(from, report.by, period, zone),
      counts: bucket,
      href: link(),
      links: { negative: link('negative'), neutral: link('neutral'), positive: link('positive'), notSet: link('not-set') },
      isCurrent: period.isRunning && from <= period.until && period.until < to,
    };
  });
}
