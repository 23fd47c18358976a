import type { TagReport } from '@desk/protocol/report';
import { countText, plural, shareText } from '../charts/figure-text.ts';
import { ratedTotal } from '../charts/stack-column.ts';
import { closedLink } from '../data/closed-link.ts';
import { againstText, baseText, countChange, type ReportFigure, shareChange } from './report-figure.ts';
import type { ReportScope } from './report-scope.ts';

/** A tag says something about its endings only when enough of its chats were rated. */
export const ENOUGH_RATED = 10;

/** How much was tagged, with how many tags, which one most, and which one ends worst. */
export function tagFigures(now: TagReport, before: TagReport | undefined, scope: ReportScope): ReportFigure[] {
  const { from, to } = scope.period;
  const link = (tag: string) => closedLink({ from, to, tag, department: scope.department });
  const tagged = (report: TagReport) => ({ part: report.total - report.untagged.total, base: report.total });
  const [most] = now.rows;
  const worst = now.rows
    .filter((row) => ratedTotal(row) >= ENOUGH_RATED)
    .sort((a, b) => b.negative / ratedTotal(b) - a.negative / ratedTotal(a))[0];
  const change = countChange(now.total, before?.total);
  const share = shareChange(tagged(now), before && tagged(before), 'up');
  return [
    {
      label: 'Closed',
      value: countText(now.total),
      note: againstText(before?.total, scope),
      href: closedLink({ from, to, department: scope.department }),
      ...(change ? { change } : {}),
    },
    {
      label: 'Tagged',
      value: shareText(tagged(now).part, now.total),
      note: baseText(now.total, 'closed'),
      href: closedLink({ from, to, department: scope.department, tagBy: 'set' }),
      ...(share ? { change: share } : {}),
    },
    { label: 'Without a tag', value: countText(now.untagged.total), note: baseText(now.total, 'closed'), href: link('none') },
    { label: 'Tags in use', value: countText(now.rows.length), note: againstText(before?.rows.length, scope) },
    most
      ? {
          label: 'Most used',
          value: most.tag.name,
          note: `${plural(most.total, 'chat')}, ${shareText(most.total, now.total)} of ${countText(now.total)} closed`,
          href: link(most.tag.id),
        }
      : { label: 'Most used', value: '–', note: 'no tag was used' },
    worst
      ? {
          label: 'Most negative',
          value: worst.tag.name,
          note: `${shareText(worst.negative, ratedTotal(worst))} of ${countText(ratedTotal(worst))} rated`,
          href: link(worst.tag.id),
        }
      : { label: 'Most negative', value: '–', note: `needs ${ENOUGH_RATED} rated chats with one tag` },
  ];
}
