import type { ReplyTimeReport } from '@desk/protocol/row-report';
import { countText, durationText, shareText } from '../charts/figure-text.ts';
import { closedLink } from './closed-link.ts';
import { durationChange } from './duration-change.ts';
import { type ReportFigure, shareChange } from './report-figure.ts';
import type { ReportScope } from './report-scope.ts';

/** First reply and handling, each with what nine of ten do not pass, and the share that was answered in target. */
export function replyFigures(now: ReplyTimeReport, before: ReplyTimeReport | undefined, scope: ReportScope): ReportFigure[] {
  const { from, to } = scope.period;
  const base = { from, to, department: scope.department };
  const { firstReply, handled, targetSeconds } = now;
  const inTarget = (report: ReplyTimeReport) => ({ part: report.firstReply.inTarget, base: report.firstReply.measured });
  return [
    timed('First reply, median', firstReply.median, firstReply.p90, before?.firstReply.median, closedLink({ ...base, attended: 'yes' })),
    timed('Handle time, median', handled.median, handled.p90, before?.handled.median, closedLink(base)),
    {
      label: 'Answered in target',
      value: shareText(firstReply.inTarget, firstReply.measured),
      note: `of ${countText(firstReply.measured)} answered, target ${durationText(targetSeconds)}`,
      href: closedLink({ ...base, repliedWithin: String(targetSeconds) }),
      ...changed(shareChange(inTarget(now), before && inTarget(before), 'up')),
    },
  ];
}

function timed(label: string, median: number | null, p90: number | null, before: number | null | undefined, href: string): ReportFigure {
  const note = p90 === null ? 'nothing measured' : `90% within ${durationText(p90)}`;
  return { label, value: durationText(median), note, href, ...changed(durationChange(median, before)) };
}

function changed(change: ReportFigure['change']): Pick<ReportFigure, 'change'> | Record<string, never> {
  return change ? { change } : {};
}
