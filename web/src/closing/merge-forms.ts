import type { CloseField, CloseForm } from './close-form.ts';

/** Which parts of a form each of its fields shows. */
const parts: Record<CloseField, readonly (keyof CloseForm)[]> = {
  sentiment: ['sentiment'],
  tag: ['tagIds'],
  note: ['note'],
  references: ['references', 'typed'],
};
const fields = Object.keys(parts) as CloseField[];

/** The fields in which two forms differ. */
export function differingFields(a: CloseForm, b: CloseForm): CloseField[] {
  return fields.filter((field) => parts[field].some((part) => String(a[part]) !== String(b[part])));
}

/** `form` with some fields as they stand in `other`. */
export function withFields(form: CloseForm, other: CloseForm, taken: readonly CloseField[]): CloseForm {
  const changed = taken.flatMap((field) => parts[field]).map((part) => [part, other[part]]);
  return { ...form, ...Object.fromEntries(changed) };
}

/**
 * What another tab made of `base`, put onto `mine`: the last writer wins, field by field. The field that somebody is in here is not
 * overwritten; it is `offered` instead.
 */
export function mergeForms(
  mine: CloseForm,
  base: CloseForm,
  theirs: CloseForm,
  busy: CloseField | undefined,
): { form: CloseForm; offered: CloseField[] } {
  const changed = differingFields(base, theirs);
  const offered = changed.filter((field) => field === busy && differingFields(mine, theirs).includes(field));
  return {
    form: withFields(
      mine,
      theirs,
      changed.filter((field) => !offered.includes(field)),
    ),
    offered,
  };
}
