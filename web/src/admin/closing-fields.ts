import type { ClosingPreferences, SavePreferences } from '@desk/protocol/preferences';
import type { SettingsFields } from './settings-form.ts';

/** What a department may say about one requirement. */
export type DepartmentRule = 'as-workspace' | 'required' | 'not-required';

export const requirements = ['sentiment', 'tag', 'note'] as const;
export type Requirement = (typeof requirements)[number];

type Numbers = 'undoSeconds' | 'inactivityMinutes' | 'pendingMinutes' | 'courtesyMinutes' | 'transferMinutes';
type Departments = readonly { id: string; name: string }[];

/** Limits as the server has them. `off`: 0 is allowed below the least and switches the clock off. */
const limits: Record<Numbers, { least: number; most: number; unit: string; off?: true }> = {
  undoSeconds: { least: 0, most: 60, unit: 'seconds' },
  inactivityMinutes: { least: 5, most: 1440, unit: 'minutes', off: true },
  pendingMinutes: { least: 15, most: 4320, unit: 'minutes' },
  courtesyMinutes: { least: 0, most: 60, unit: 'minutes' },
  transferMinutes: { least: 1, most: 60, unit: 'minutes' },
};

const labels: Record<string, string> = {
  undoSeconds: 'Time to undo',
  maxTags: 'Tags per chat',
  notesOnClose: 'Closing notes',
  suggestTags: 'Suggested tags',
  suggestSentiment: 'Suggested sentiment',
  inactivityMinutes: 'Close without an answer',
  pendingMinutes: 'Close pending chats',
  courtesyMinutes: 'Courtesy words',
  transferMinutes: 'Answer a transfer',
  agentsBulkClose: 'Bulk close for agents',
};

/** The path of one requirement, of the workspace or of a department. */
export function rulePath(requirement: Requirement, departmentId = ''): string {
  return departmentId ? `departments.${departmentId}.${requirement}` : `required.${requirement}`;
}

/** The preferences as a form holds them; requirements of a department are a `DepartmentRule`. */
export function fieldsOfPreferences(preferences: ClosingPreferences): SettingsFields {
  const fields: Record<string, string | boolean> = {};
  for (const path of Object.keys(labels)) {
    const value = preferences[path as keyof ClosingPreferences];
    if (value !== undefined) fields[path] = typeof value === 'number' ? String(value) : (value as boolean);
  }
  for (const each of requirements) {
    fields[rulePath(each)] = preferences.required[each];
    for (const { id, required } of preferences.departments) fields[rulePath(each, id)] = ruleOf(required[each]);
  }
  return fields;
}

/** As the server takes it. Departments that the fields know nothing of keep what they have by being left out. */
export function toPreferences(fields: SettingsFields, version: number, departments: ClosingPreferences['departments']): SavePreferences {
  const number = (path: string) => Number(fields[path]);
  const required = (act: (each: Requirement) => unknown) => Object.fromEntries(requirements.map((each) => [each, act(each)]));
  return {
    version,
    undoSeconds: number('undoSeconds'),
    maxTags: number('maxTags'),
    notesOnClose: fields.notesOnClose === true,
    required: required((each) => fields[rulePath(each)]) as SavePreferences['required'],
    departments: departments.map(({ id }) => ({
      id,
      required: required((each) => answerOf(fields[rulePath(each, id)])) as SavePreferences['departments'][number]['required'],
    })),
    inactivityMinutes: number('inactivityMinutes'),
    pendingMinutes: number('pendingMinutes'),
    courtesyMinutes: number('courtesyMinutes'),
    ...(fields.transferMinutes === undefined ? {} : { transferMinutes: number('transferMinutes') }), // a server that is older than the page knows of none
    agentsBulkClose: fields.agentsBulkClose === true,
    suggestTags: fields.suggestTags === true,
    suggestSentiment: fields.suggestSentiment === true,
  };
}

/** What is wrong with one field, in a sentence, or nothing. */
export function closingFault(path: string, value: string | boolean | undefined): string | undefined {
  const limit = limits[path as Numbers];
  if (!limit || typeof value !== 'string') return undefined;
  const text = value.trim();
  const { least, most, unit, off } = limit;
  const range = `${off ? '0, or ' : ''}${least} to ${most} ${unit}`;
  if (text === '') return `Enter a number: ${range}`;
  if (!/^\d+$/.test(text)) return `Only a whole number: ${range}`;
  const number = Number(text);
  if (number > most) return `At most ${most} ${unit}`;
  if (number < least && !(off && number === 0)) return off ? `0 for never, or at least ${least} ${unit}` : `At least ${least} ${unit}`;
  return undefined;
}

/** The field that a path of the server speaks of: `departments.0.required.tag` names its department by its place. */
export function fieldAt(path: string, departments: Departments): string {
  const [head, place, , requirement] = path.split('.');
  if (head !== 'departments') return path;
  return rulePath((requirement ?? 'sentiment') as Requirement, departments[Number(place)]?.id);
}

/** What a field is called where it does not stand in its place, as when two values are compared. */
export function closingLabel(path: string, departments: Departments): string {
  const [head, id, requirement] = path.split('.');
  if (head === 'required') return `Required ${id}`;
  if (head === 'departments') return `Required ${requirement}, ${departments.find((each) => each.id === id)?.name ?? 'a department'}`;
  return labels[path] ?? path;
}

/** A value in words. */
export function closingWords(path: string, value: string | boolean): string {
  const [head] = path.split('.');
  if (head === 'required') return value ? 'Required' : 'Not required';
  if (typeof value === 'boolean') return value ? 'On' : 'Off';
  if (head === 'departments') return ruleWords[value as DepartmentRule];
  const limit = limits[path as Numbers];
  if (limit?.off && value === '0') return 'Never';
  return limit ? `${value} ${limit.unit}` : value;
}

export const ruleWords: Record<DepartmentRule, string> = {
  'as-workspace': 'As the workspace',
  required: 'Required',
  'not-required': 'Not required',
};

function ruleOf(answer: boolean | null): DepartmentRule {
  return answer === null ? 'as-workspace' : answer ? 'required' : 'not-required';
}

function answerOf(rule: string | boolean | undefined): boolean | null {
  return rule === 'required' ? true : rule === 'not-required' ? false : null;
}
