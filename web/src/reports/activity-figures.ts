import type { SentimentReport } from '@desk/protocol/report';
import { countText, rateText, shareText } from '../charts/figure-text.ts';
import { ratedTotal, tallyTotal } from '../charts/stack-column.ts';
import { closedLink } from './closed-link.ts';
import { baseText, countChange, type ReportFigure, shareChange } from './report-figure.ts';
import type { ReportScope } from './report-scope.ts';
import { stepWords } from './step-of.ts';

/** How much was closed, how evenly, and how much of it was rated. */
export function activityFigures(now: SentimentReport, before: SentimentReport, scope: ReportScope): ReportFigure[] {
  const { period, zone, department } = scope;
  const [closed, closedBefore] = [tallyTotal(now.total), tallyTotal(before.total)];
  const days = (period.until.getTime() - period.from.getTime()) / 86_400_000;
  const change = countChange(closed, closedBefore);
  const rated = shareChange({ part: ratedTotal(now.total), base: closed }, { part: ratedTotal(before.total), base: closedBefore }, 'up');
  const busiest = now.buckets.reduce((best, bucket) => (tallyTotal(bucket) > tallyTotal(best) ? bucket : best), now.buckets[0]!);
  const href = closedLink({ from: period.from, to: period.to, department });
  return [
    {
      label: 'Closed',
      value: countText(closed),
      note: `${countText(closedBefore)} ${period.isRunning ? 'at this point before' : 'in the period before'}`,
      href,
      ...(change ? { change } : {}),
    },
    period.days > 1
      ? { label: 'A day, on average', value: rateText(closed / days), note: `over ${rateText(days)} days` }
      : { label: 'An hour, on average', value: rateText(closed / (days * 24)), note: `over ${rateText(days * 24)} hours` },
    { label: 'Busiest', value: countText(tallyTotal(busiest)), note: stepWords(new Date(busiest.start), now.by, period, zone).name },
    {
      label: 'Rated',
      value: shareText(ratedTotal(now.total), closed),
      note: baseText(closed, 'closed'),
      ...(rated ? { change: rated } : {}),
    },
  ];
}
