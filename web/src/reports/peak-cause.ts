import type { SentimentReport, TagReport } from '@desk/protocol/report';
import { tallyTotal } from '../charts/stack-column.ts';
import { readTagReport } from '../data/reports-api.ts';
import { type ReportScope, scopeQuery } from './report-scope.ts';
import { stepWords } from './step-of.ts';

/** A tag stands out when it has this many times its usual share of a step, and is not just a handful. */
const TIMES = 2;
const LEAST = 5;

/** The place of the busiest step. */
export function busiest({ buckets }: SentimentReport): number {
  return buckets.reduce((best, bucket, i) => (tallyTotal(bucket) > tallyTotal(buckets[best]!) ? i : best), 0);
}

/** What was behind the busiest step, in words: the tag that stands out in it against the whole period. Empty when none does. */
export async function peakCause(scope: ReportScope, report: SentimentReport, usual: TagReport, signal: AbortSignal): Promise<string> {
  const at = busiest(report);
  const bucket = report.buckets[at];
  if (!bucket || tallyTotal(bucket) < LEAST) return '';
  const to = report.buckets[at + 1]?.start ?? report.to;
  const peak = await readTagReport({ ...scopeQuery(scope), from: bucket.start, to }, signal);
  const name = outstanding(peak, usual);
  return name ? `${name}, ${stepWords(new Date(bucket.start), report.by, scope.period, scope.zone).name}` : '';
}

/** The tag with the most chats beyond its usual share, when that is at least twice as many. */
export function outstanding(peak: TagReport, usual: TagReport): string | undefined {
  const expected = (id: string) => ((usual.rows.find((row) => row.tag.id === id)?.total ?? 0) / Math.max(1, usual.total)) * peak.total;
  const beyond = peak.rows
    .filter((row) => row.total >= LEAST && row.total >= TIMES * expected(row.tag.id))
    .sort((a, b) => b.total - expected(b.tag.id) - (a.total - expected(a.tag.id)));
  return beyond[0]?.tag.name;
}
