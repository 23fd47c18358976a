import type { SentimentReport } from '@desk/protocol/report';
import { countText, shareText } from '../charts/figure-text.ts';
import { ratedTotal, tallyTotal } from '../charts/stack-column.ts';
import { closedLink } from '../data/closed-link.ts';
import { againstText, baseText, countChange, type ReportFigure, shareChange } from './report-figure.ts';
import type { ReportScope } from './report-scope.ts';

/** How much was closed, and how much of it was rated and how badly. */
export function activityFigures(now: SentimentReport, before: SentimentReport | undefined, scope: ReportScope): ReportFigure[] {
  const { period, department } = scope;
  const closed = tallyTotal(now.total);
  const closedBefore = before && tallyTotal(before.total);
  const change = countChange(closed, closedBefore);
  const ratedShare = ({ total }: SentimentReport) => ({ part: ratedTotal(total), base: tallyTotal(total) });
  const negativeShare = ({ total }: SentimentReport) => ({ part: total.negative, base: ratedTotal(total) });
  const rated = shareChange(ratedShare(now), before && ratedShare(before), 'up');
  const negative = shareChange(negativeShare(now), before && negativeShare(before), 'down');
  const href = closedLink({ from: period.from, to: period.to, department });
  return [
    {
      label: 'Closed',
      value: countText(closed),
      note: againstText(closedBefore, scope),
      href,
      ...(change ? { change } : {}),
    },
    {
      label: 'Rated',
      value: shareText(ratedTotal(now.total), closed),
      note: baseText(closed, 'closed'),
      href: closedLink({ from: period.from, to: period.to, department, sentimentBy: 'set' }),
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
