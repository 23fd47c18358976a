import type { ReplyTimeReport } from '@desk/protocol/row-report';
import type { Bar } from '../charts/ui-bar-list.ts';
import { closedLink } from '../data/closed-link.ts';
import type { ReportScope } from './report-scope.ts';

/** How many chats were first answered after how long; each bar leads to its chats. */
export function replyBins(report: ReplyTimeReport, scope: ReportScope): Bar[] {
  const { from, to } = scope.period;
  return report.bins.map(({ fromSeconds, toSeconds, closures }) => ({
    id: String(fromSeconds),
    label: binWords(fromSeconds, toSeconds),
    value: closures,
    ...(fromSeconds >= 2 * report.targetSeconds
      ? { tone: 'very-late' as const }
      : fromSeconds >= report.targetSeconds
        ? { tone: 'late' as const }
        : {}),
    href: closedLink({
      from,
      to,
      department: scope.department,
      repliedFrom: String(fromSeconds),
      ...(toSeconds === null ? {} : { repliedTo: String(toSeconds) }),
    }),
  }));
}

function binWords(from: number, to: number | null): string {
  const minutes = from >= 60;
  const of = (seconds: number) => (minutes ? seconds / 60 : seconds);
  return to === null ? `over ${of(from)} min` : `${of(from)}–${of(to)} ${minutes ? 'min' : 's'}`;
}
