import type { TagReport } from '@desk/protocol/report';
import { ratedTotal } from '../charts/stack-column.ts';
import type { Bar } from '../charts/ui-bar-list.ts';
import { closedLink } from '../data/closed-link.ts';
import type { ReportScope } from './report-scope.ts';

const MOST = 8;

/**
 * What negative endings are about: their tags, those first that have the most beyond what their rated chats would bring if all tags ended alike (the
 * usual of each bar). A chat with two tags stands behind both.
 */
export function negativeCauses({ rows, untagged }: TagReport, { period: { from, to }, department }: ReportScope): Bar[] {
  const all = [
    ...rows.map(({ tag, ...row }) => ({ ...row, id: tag.id as string, label: tag.name, hue: tag.hue })),
    { ...untagged, id: 'none', label: 'No tag' },
  ];
  const sum = (of: (row: (typeof all)[number]) => number) => all.reduce((total, row) => total + of(row), 0);
  const share = sum((row) => row.negative) / Math.max(1, sum(ratedTotal));
  return all
    .filter((row) => row.negative > 0)
    .map(({ id, label, negative, ...row }) => ({
      id,
      label,
      value: negative,
      usual: share * ratedTotal({ ...row, negative }),
      href: closedLink({ from, to, department, tag: id, sentiment: 'negative' }),
      ...('hue' in row ? { hue: row.hue } : {}),
    }))
    .sort((a, b) => b.value - b.usual - (a.value - a.usual))
    .slice(0, MOST);
}
