import type { SurveyKind } from '@desk/protocol/survey';
import type { SurveyReport } from '@desk/protocol/survey-report';
import { netPromoterScore, SCALES } from '@desk/protocol/survey-scale';
import { countText } from '../charts/figure-text.ts';
import type { LinePoint, LineSeries } from '../charts/ui-line-chart.ts';
import type { Score } from '../charts/ui-score-bars.ts';
import { scoreTone } from '../data/survey-words.ts';
import type { ReportScope } from './report-scope.ts';
import { stepWords } from './step-of.ts';
import type { SurveyLink } from './survey-figures.ts';

/** The steps of a survey report; each says how many answered of how many were asked, and leads to the chats with an answer. */
export function surveyPoints(kind: SurveyKind, report: SurveyReport, { period, zone }: ReportScope, link: SurveyLink): LinePoint[] {
  const { buckets } = report[kind];
  return buckets.map(({ start, answers, asked }, i) => {
    const from = new Date(start);
    const next = buckets[i + 1];
    return {
      ...stepWords(from, report.by, period, zone),
      base: asked > 0 ? `${countText(answers)} of ${countText(asked)}` : '0',
      href: link('answered', { from, to: next ? new Date(next.start) : period.to }),
    };
  });
}

/** The score of each step, CSAT as a share and NPS as a balance: nothing where nobody answered. Behind it, what it is compared with. */
export function surveySeries(kind: SurveyKind, now: SurveyReport, before: SurveyReport | undefined, scope: ReportScope): LineSeries[] {
  return [
    { name: scope.words, tone: 'data', values: values(kind, now) },
    ...(scope.against && before ? [{ name: scope.against.words, tone: 'compare' as const, values: values(kind, before) }] : []),
  ];
}

function values(kind: SurveyKind, { csat, nps }: SurveyReport): (number | null)[] {
  if (kind === 'nps') return nps.buckets.map(netPromoterScore);
  return csat.buckets.map(({ answers, satisfied }) => (answers === 0 ? null : satisfied / answers));
}

/** How many gave each score. The colours are those of sentiment: who is satisfied or recommends, who is not, and who is between. */
export function scoreBars(kind: SurveyKind, scores: readonly number[], link: SurveyLink): Score[] {
  const [low] = SCALES[kind];
  return scores.map((count, i) => {
    const score = low + i;
    return { score, count, tone: scoreTone(kind, score), href: link(`${score}` as '5') };
  });
}
