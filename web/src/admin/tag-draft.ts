import type { ChangeTag, CreateTag, Tag } from '@desk/protocol/tag';
import { graphemeCount } from '../ui/grapheme-count.ts';

/** What a person may change of a tag. */
export type TagFields = Pick<Tag, 'name' | 'meaning' | 'group' | 'hue' | 'departmentIds' | 'active'>;
export type TagFieldName = keyof TagFields;

export const tagFieldNames = ['name', 'meaning', 'group', 'hue', 'departmentIds', 'active'] as const satisfies readonly TagFieldName[];

/** A new tag before anything was entered. */
export const blankTag: TagFields = { name: '', meaning: '', group: '', hue: 245, departmentIds: [], active: true };

export const NAME_LIMIT = 50;
export const MEANING_LIMIT = 200;
export const GROUP_LIMIT = 30;

/** The part of a tag that a form edits. */
export function fieldsOf(tag: Tag): TagFields {
  const { name, meaning, group, hue, departmentIds, active } = tag;
  return { name, meaning, group, hue, departmentIds, active };
}

/** The fields in which two versions differ. The order of departments means nothing. */
export function changedFields(base: TagFields, mine: TagFields): TagFieldName[] {
  return tagFieldNames.filter((name) => !isSame(base[name], mine[name]));
}

/** Only what was changed, as the server takes it. */
export function toChange(base: TagFields, mine: TagFields, version: number): ChangeTag {
  return { version, ...Object.fromEntries(changedFields(base, mine).map((name) => [name, mine[name]])) };
}

/** A new tag as the server takes it. */
export function toCreate({ name, meaning, group, hue, departmentIds }: TagFields): CreateTag {
  return { name, meaning, group, hue, departmentIds };
}

/** One field that two people gave different values. */
export type Clash = { field: TagFieldName; mine: TagFields[TagFieldName]; theirs: TagFields[TagFieldName] };

/**
 * Puts my changes onto a version that somebody else saved meanwhile. Fields that only one of us changed are taken over; `clashes` are those
 * that we both changed to different values: they keep mine until a person picks.
 */
export function mergeTag(
  base: TagFields,
  mine: TagFields,
  theirs: TagFields,
): { merged: TagFields; clashes: Clash[]; taken: TagFieldName[] } {
  const myChanges = new Set(changedFields(base, mine));
  const theirChanges = changedFields(base, theirs);
  const clashes = theirChanges
    .filter((field) => myChanges.has(field) && !isSame(mine[field], theirs[field]))
    .map((field) => ({ field, mine: mine[field], theirs: theirs[field] }));
  const taken = theirChanges.filter((field) => !myChanges.has(field));
  const merged = { ...mine, ...Object.fromEntries(taken.map((field) => [field, theirs[field]])) };
  return { merged, clashes, taken };
}

/** What is wrong with a form, by field. `others` are the names of all other tags. */
export function faultsOf(fields: TagFields, others: readonly string[]): Partial<Record<TagFieldName, string>> {
  const faults: Partial<Record<TagFieldName, string>> = {};
  const name = fields.name.trim();
  if (name === '') faults.name = 'Give the tag a name';
  else if (graphemeCount(name) > NAME_LIMIT) faults.name = `${graphemeCount(name) - NAME_LIMIT} characters too many`;
  else if (others.some((other) => fold(other) === fold(name))) faults.name = 'Another tag has this name already';
  if (graphemeCount(fields.meaning) > MEANING_LIMIT)
    faults.meaning = `${graphemeCount(fields.meaning) - MEANING_LIMIT} characters too many`;
  if (graphemeCount(fields.group) > GROUP_LIMIT) faults.group = `${graphemeCount(fields.group) - GROUP_LIMIT} characters too many`;
  return faults;
}

function isSame(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((item) => b.includes(item));
  return a === b;
}

function fold(name: string): string {
  return name.toLocaleLowerCase();
}
