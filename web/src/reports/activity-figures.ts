import type { SentimentReport } from '@desk/protocol/report';
import { countText, shareText } from '../charts/figure-text.ts';
import { ratedTotal, tallyTotal } from '../charts/stack-column.ts';
import { closedLink } from './closed-link.ts';
import { baseText, countChange, type ReportFigure, shareChange } from './report-figure.ts';
import type { ReportScope } from './report-scope.ts';

/** How much was closed, and how much of it was rated and how badly. */
export function activityFigures(now: SentimentReport, before: SentimentReport, scope: ReportScope): ReportFigure[] {
  const { period, department } = scope;
  const [closed, closedBefore] = [tallyTotal(now.total), tallyTotal(before.total)];
  const change = countChange(closed, closedBefore);
  const rated = shareChange({ part: ratedTotal(now.total), base: closed }, { part: ratedTotal(before.total), base: closedBefore }, 'up');
  const share = (report: SentimentReport) => ({ part: report.total.negative, base: ratedTotal(report.total) });
  const negative = shareChange(share(now), share(before), 'down');
  const href = closedLink({ from: period.from, to: period.to, department });
  return [
    {
      label: 'Closed',
      value: countText(closed),
      note: `${countText(closedBefore)} ${period.isRunning ? 'at this point before' : 'in the period before'}`,
      href,
      ...(change ? { change } : {}),
    },
    {
      label: 'Rated',
      value: shareText(ratedTotal(now.total), closed),
      note: baseText(closed, 'closed'),
      ...(rated ? { change: rated } : {}),
    },
    {
      label: 'Negative endings',
      value: shareText(now.total.negative, ratedTotal(now.total)),
      note: baseText(ratedTotal(now.total), 'rated'),
      href: closedLink({ from: period.from, to: period.to, department, sentiment: 'negative' }),
      ...(negative ? { change: negative } : {}),
    },
  ];
}
