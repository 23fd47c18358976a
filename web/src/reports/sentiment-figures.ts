import { countText, shareText } from '../charts/figure-text.ts';
import { ratedTotal, type SentimentTally, tallyTotal } from '../charts/stack-column.ts';
import { closedLink } from './closed-link.ts';
import { baseText, countChange, type ReportFigure, type Share, shareChange } from './report-figure.ts';
import type { ReportScope } from './report-scope.ts';

/** Closed chats, the three sentiments with the rated ones as their base, and not set with all closed ones as its base. [C25] */
export function sentimentFigures(now: SentimentTally, before: SentimentTally, scope: ReportScope): ReportFigure[] {
  const [rated, ratedBefore] = [ratedTotal(now), ratedTotal(before)];
  const [closed, closedBefore] = [tallyTotal(now), tallyTotal(before)];
  const { from, to } = scope.period;
  const link = (sentiment?: 'positive' | 'neutral' | 'negative' | 'not-set') =>
    closedLink({ from, to, department: scope.department, ...(sentiment ? { sentiment } : {}) });
  const share = (name: keyof SentimentTally, tally: SentimentTally, base: number): Share => ({ part: tally[name], base });
  return [
    figure(
      'Closed',
      countText(closed),
      `${countText(closedBefore)} ${scope.period.isRunning ? 'at this point before' : 'in the period before'}`,
      countChange(closed, closedBefore),
      link(),
    ),
    figure(
      'Positive',
      shareText(now.positive, rated),
      baseText(rated, 'rated'),
      shareChange(share('positive', now, rated), share('positive', before, ratedBefore), 'up'),
      link('positive'),
    ),
    figure(
      'Neutral',
      shareText(now.neutral, rated),
      baseText(rated, 'rated'),
      shareChange(share('neutral', now, rated), share('neutral', before, ratedBefore), 'none'),
      link('neutral'),
    ),
    figure(
      'Negative',
      shareText(now.negative, rated),
      baseText(rated, 'rated'),
      shareChange(share('negative', now, rated), share('negative', before, ratedBefore), 'down'),
      link('negative'),
    ),
    figure(
      'Not set',
      shareText(now.notSet, closed),
      baseText(closed, 'closed'),
      shareChange(share('notSet', now, closed), share('notSet', before, closedBefore), 'down'),
      link('not-set'),
    ),
  ];
}

function figure(label: string, value: string, note: string, change: ReportFigure['change'], href: string): ReportFigure {
  return { label, value, note, href, ...(change ? { change } : {}) };
}
