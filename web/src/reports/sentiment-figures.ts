import { countText, shareText } from '../charts/figure-text.ts';
import { ratedTotal, type SentimentTally, tallyTotal } from '../charts/stack-column.ts';
import { closedLink } from '../data/closed-link.ts';
import { againstText, baseText, countChange, type ReportFigure, type Share, shareChange } from './report-figure.ts';
import type { ReportScope } from './report-scope.ts';

/** Closed chats, the three sentiments with the rated ones as their base, and not set with all closed ones as its base. [C25] */
export function sentimentFigures(now: SentimentTally, before: SentimentTally | undefined, scope: ReportScope): ReportFigure[] {
  const [rated, closed] = [ratedTotal(now), tallyTotal(now)];
  const closedBefore = before && tallyTotal(before);
  const { from, to } = scope.period;
  const link = (sentiment?: 'positive' | 'neutral' | 'negative' | 'not-set') =>
    closedLink({ from, to, department: scope.department, ...(sentiment ? { sentiment } : {}) });
  const change = (name: keyof SentimentTally, base: (tally: SentimentTally) => number, wanted: 'up' | 'down' | 'none') => {
    const share = (tally: SentimentTally): Share => ({ part: tally[name], base: base(tally) });
    return shareChange(share(now), before && share(before), wanted);
  };
  return [
    figure('Closed', countText(closed), againstText(closedBefore, scope), countChange(closed, closedBefore), link()),
    figure('Positive', shareText(now.positive, rated), baseText(rated, 'rated'), change('positive', ratedTotal, 'up'), link('positive')),
    figure('Neutral', shareText(now.neutral, rated), baseText(rated, 'rated'), change('neutral', ratedTotal, 'none'), link('neutral')),
    figure('Negative', shareText(now.negative, rated), baseText(rated, 'rated'), change('negative', ratedTotal, 'down'), link('negative')),
    figure('Not set', shareText(now.notSet, closed), baseText(closed, 'closed'), change('notSet', tallyTotal, 'down'), link('not-set')),
  ];
}

function figure(label: string, value: string, note: string, change: ReportFigure['change'], href: string): ReportFigure {
  return { label, value, note, href, ...(change ? { change } : {}) };
}
