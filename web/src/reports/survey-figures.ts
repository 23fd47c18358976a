import type { SurveyKind } from '@desk/protocol/survey';
import type { SurveyReport } from '@desk/protocol/survey-report';
import { netPromoterScore, type ScoreFilter } from '@desk/protocol/survey-scale';
import { countText, plural, shareText, signedText } from '../charts/figure-text.ts';
import { closedLink } from '../data/closed-link.ts';
import { type Change, LEAST_BASE, type ReportFigure, shareChange } from './report-figure.ts';
import type { ReportScope } from './report-scope.ts';

type Csat = SurveyReport['csat'];
type Nps = SurveyReport['nps'];

/** Where the figures of one survey lead: the closures with such an answer, of the scope or a part of its time. [Q8] */
export type SurveyLink = (filter: ScoreFilter, span?: { from: Date; to: Date }) => string;

export function surveyLink(kind: SurveyKind, { period, department }: ReportScope, channel: string | undefined): SurveyLink {
  return (filter, { from, to } = period) => closedLink({ from, to, department, channel, [kind]: filter });
}

/** How many are satisfied and how many are not, of the answers; the mean score; and how many of those who were asked did answer. [Q8] */
export function csatFigures(now: Csat, before: Csat | undefined, link: SurveyLink): ReportFigure[] {
  const base = `of ${plural(now.answers, 'answer')}`;
  const satisfied = shareChange(share(now.satisfied, now.answers), before && share(before.satisfied, before.answers), 'up');
  return [
    { label: 'CSAT', value: shareText(now.satisfied, now.answers), note: base, href: link('satisfied'), ...changed(satisfied) },
    {
      label: 'Dissatisfied',
      value: shareText(now.answers - now.satisfied, now.answers),
      note: `gave 1, 2 or 3, ${base}`,
      href: link('dissatisfied'),
    },
    {
      label: 'Mean',
      value: now.answers > 0 ? (now.sum / now.answers).toFixed(1) : '–',
      note: `from 1 to 5, ${base}`,
      href: link('answered'),
    },
    answeredFigure(now, before, link),
  ];
}

/** The score, from -100 to 100, who would recommend the business, who would not and who is between, and how many answered. [Q8] */
export function npsFigures(now: Nps, before: Nps | undefined, link: SurveyLink): ReportFigure[] {
  const base = `of ${plural(now.answers, 'answer')}`;
  const passives = now.answers - now.promoters - now.detractors;
  return [
    {
      label: 'NPS',
      value: npsText(now),
      note: base,
      href: link('answered'),
      ...changed(npsChange(now, before)),
    },
    { label: 'Promoters', value: shareText(now.promoters, now.answers), note: `gave 9 or 10, ${base}`, href: link('promoter') },
    { label: 'Passives', value: shareText(passives, now.answers), note: `gave 7 or 8, ${base}`, href: link('passive') },
    { label: 'Detractors', value: shareText(now.detractors, now.answers), note: `gave 0 to 6, ${base}`, href: link('detractor') },
    answeredFigure(now, before, link),
  ];
}

/** `+34`, `−12`, `0`; a dash without an answer. */
export function npsText(of: Pick<Nps, 'answers' | 'promoters' | 'detractors'>): string {
  const score = netPromoterScore(of);
  return score === null ? '–' : signedText(score);
}

function answeredFigure(now: Csat | Nps, before: Csat | Nps | undefined, link: SurveyLink): ReportFigure {
  const change = shareChange(share(now.answers, now.asked), before && share(before.answers, before.asked), 'none');
  return {
    label: 'Answered',
    value: shareText(now.answers, now.asked),
    note: 'of',
    parts: [{ text: `${countText(now.asked)} asked`, href: link('asked') }],
    href: link('answered'),
    ...changed(change),
  };
}

function npsChange(now: Nps, before: Nps | undefined): Change | undefined {
  const [score, scoreBefore] = [netPromoterScore(now), before ? netPromoterScore(before) : null];
  if (score === null || scoreBefore === null || before!.answers < LEAST_BASE) return undefined;
  const points = score - scoreBefore;
  return {
    direction: points === 0 ? 'flat' : points > 0 ? 'up' : 'down',
    text: `${Math.abs(points)} pts`,
    tone: points === 0 ? 'none' : points > 0 ? 'good' : 'bad',
  };
}

const share = (part: number, base: number) => ({ part, base });
const changed = (change: Change | undefined) => (change ? { change } : {});
