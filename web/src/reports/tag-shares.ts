import type { TagReport } from '@desk/protocol/report';
import { countText } from '../charts/figure-text.ts';
import { ratedTotal } from '../charts/stack-column.ts';
import type { SharePart } from '../charts/ui-share-bar.ts';
import type { ShareRow } from '../charts/ui-share-list.ts';
import { closedLink } from '../data/closed-link.ts';
import type { ReportScope } from './report-scope.ts';

type Counts = TagReport['untagged'];

/**
 * The tags of a report as shares of their rated closures; each part leads to its closures. Most used first, untagged last. Behind each
 * stands how many of its closures were rated: `3 of 5`.
 */
export function tagShares(report: TagReport, scope: ReportScope): ShareRow[] {
  const rows = report.rows.map((row) => shareRow(row.tag.id, row.tag.name, row, scope, row.tag.hue));
  return report.untagged.total > 0 ? [...rows, shareRow('none', 'No tag', report.untagged, scope)] : rows;
}

function shareRow(tag: string, label: string, counts: Counts, scope: ReportScope, hue?: number): ShareRow {
  const { from, to } = scope.period;
  const link = (sentiment?: 'positive' | 'neutral' | 'negative') =>
    closedLink({ from, to, tag, department: scope.department, ...(sentiment ? { sentiment } : {}) });
  const part = (name: string, tone: 'positive' | 'neutral' | 'negative'): SharePart => ({
    name,
    tone,
    value: counts[tone],
    href: link(tone),
  });
  return {
    id: tag,
    label,
    href: link(),
    parts: [part('Positive', 'positive'), part('Neutral', 'neutral'), part('Negative', 'negative')],
    aside: `${countText(ratedTotal(counts))} of ${countText(counts.total)}`,
    asideHref: closedLink({ from, to, tag, department: scope.department, sentimentBy: 'set' }),
    ...(hue === undefined ? {} : { hue }),
  };
}

/** The share negative of a row's rated closures; -1 when none was rated, so that it sorts last. */
export function negativeShare(row: ShareRow): number {
  const rated = row.parts.reduce((sum, part) => sum + part.value, 0);
  return rated === 0 ? -1 : (row.parts.find((part) => part.tone === 'negative')?.value ?? 0) / rated;
}
