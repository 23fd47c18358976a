import type { SurveyKind, SurveySettings } from '@desk/protocol/survey';
import { SURVEY_KINDS } from '@desk/protocol/survey-scale';
import type { SettingsFields } from './settings-form.ts';

const LINE_LIMIT = 160;
const names: Record<SurveyKind, string> = { csat: 'Satisfaction', nps: 'Recommendation' };
const parts: Record<string, string> = { on: '', question: ', question', thanks: ', thank-you', comment: ', a few words' };

/** The surveys as a form holds them. */
export function fieldsOfSurveys({ csat, nps, afterTimeout }: SurveySettings): SettingsFields {
  const of = (kind: SurveyKind, asking: SurveySettings[SurveyKind]) =>
    Object.entries(asking).map(([part, value]) => [`${kind}.${part}`, value]);
  return Object.fromEntries([...of('csat', csat), ...of('nps', nps), ['afterTimeout', afterTimeout]]);
}

/** As the server takes it. */
export function toSurveys(fields: SettingsFields, version: number): SurveySettings {
  const asking = (kind: SurveyKind) => ({
    on: fields[`${kind}.on`] === true,
    question: String(fields[`${kind}.question`]).trim(),
    thanks: String(fields[`${kind}.thanks`]).trim(),
    comment: fields[`${kind}.comment`] === true,
  });
  return { version, csat: asking('csat'), nps: asking('nps'), afterTimeout: fields.afterTimeout === true };
}

/** What is wrong with one field, in a sentence, or nothing. */
export function surveyFault(field: string, value: string | boolean | undefined): string | undefined {
  if (typeof value !== 'string') return undefined;
  if (value.trim() === '') return field.endsWith('question') ? 'Write what you ask' : 'Write how you thank them';
  return [...value.trim()].length > LINE_LIMIT ? `At most ${LINE_LIMIT} characters` : undefined;
}

/** What a field is called where it does not stand in its place. */
export function surveyLabel(field: string): string {
  const [kind, part] = field.split('.') as [SurveyKind, string | undefined];
  return part === undefined ? 'After a timeout' : `${names[kind]}${parts[part]}`;
}

/** A value in words. */
export function surveyWords(value: string | boolean): string {
  return typeof value === 'boolean' ? (value ? 'On' : 'Off') : value;
}

/** Whether any survey is switched on. */
export function asksAny(fields: SettingsFields): boolean {
  return SURVEY_KINDS.some((kind) => fields[`${kind}.on`] === true);
}
