import type { ReplyTimeReport, Spread } from '@desk/protocol/row-report';
import { countText, durationText, shareText } from '../charts/figure-text.ts';
import { closedLink } from '../data/closed-link.ts';
import { durationChange } from './duration-change.ts';
import { baseText, type ReportFigure, shareChange } from './report-figure.ts';
import type { ReportScope } from './report-scope.ts';

/** First reply and handling, each with what nine of ten do not pass, and the share that was answered in target. */
export function replyFigures(now: ReplyTimeReport, before: ReplyTimeReport | undefined, scope: ReportScope): ReportFigure[] {
  const { from, to } = scope.period;
  const base = { from, to, department: scope.department };
  const { firstReply, handled, targetSeconds } = now;
  const inTarget = (report: ReplyTimeReport) => ({ part: report.firstReply.inTarget, base: report.firstReply.measured });
  return [
    timed('First reply, median', 'answered', firstReply, before?.firstReply, closedLink({ ...base, attended: 'yes' })),
    timed('Handle time, median', 'closed', handled, before?.handled, closedLink(base)),
    {
      label: 'Answered in target',
      value: shareText(firstReply.inTarget, firstReply.measured),
      note: `${baseText(firstReply.measured, 'answered')}, target ${durationText(targetSeconds)}`,
      href: closedLink({ ...base, repliedWithin: String(targetSeconds) }),
      ...changed(shareChange(inTarget(now), before && inTarget(before), 'up')),
    },
  ];
}

/** `base`: of which chats, in a word. */
function timed(label: string, base: string, now: Spread, before: Spread | undefined, href: string): ReportFigure {
  const note = now.p90 === null ? 'nothing measured' : `90% of ${countText(now.measured)} ${base} within ${durationText(now.p90)}`;
  return { label, value: durationText(now.median), note, href, ...changed(durationChange(now, before)) };
}

function changed(change: ReportFigure['change']): Pick<ReportFigure, 'change'> | Record<string, never> {
  return change ? { change } : {};
}
