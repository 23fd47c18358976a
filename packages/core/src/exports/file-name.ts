import type { ExportView } from '@desk/protocol/export';
import { SURVEY_KINDS } from '@desk/protocol/survey-scale';

const LONGEST = 80;

/**
 * `closures-2026-05-11-to-2026-05-17-billing-negative.csv`, by days of the workspace's zone. Only letters a to z, digits and hyphens stand in it, however
 * departments and tags are called; filters of which nothing is left are `filtered`.
 */
export function exportFileName(view: ExportView): string {
  const { kind, format, filters } = view;
  const days = daysOf(view);
  const words = filters.flatMap(({ name, values }) => (isSurvey(name) ? [name, ...values] : values)).map(plain);
  const narrowed = words.filter(Boolean).join('-').slice(0, LONGEST).replace(/-$/, '') || (filters.length > 0 ? 'filtered' : '');
  return `${[kind, days, narrowed].filter(Boolean).join('-')}.${format}`;
}

/** A score says nothing without its scale: `nps-9`. */
function isSurvey(name: string): boolean {
  return (SURVEY_KINDS as readonly string[]).includes(name);
}

/** An export without a beginning has everything, up to its end if that was not yet to come. */
function daysOf({ from, to, at, firstDay, lastDay }: ExportView): string {
  if (from.startsWith('1970')) return to < at ? `until-${lastDay}` : 'all';
  return firstDay === lastDay ? firstDay : `${firstDay}-to-${lastDay}`;
}

/** Latin letters without their marks, in lower case; all else is a hyphen. */
function plain(text: string): string {
  const bare = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return bare.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
}
