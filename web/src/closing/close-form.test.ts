import type { Tag } from '@desk/protocol/tag';
import { expect, test } from 'vitest';
import { closeErrors, emptyForm, errorsFrom, errorWords, formOf, isEmptyForm, toInput } from './close-form.ts';
import type { CloseLimits } from './close-limits.ts';

const tag = (id: string, active = true) =>
  ({ id, name: id, hue: 5, meaning: '', departmentIds: [], active, version: 1, uses: 0 }) as unknown as Tag;
const limits: CloseLimits = {
  has: { sentiment: true, tag: true, note: true },
  required: { sentiment: false, tag: false, note: false },
  maxTags: 1,
  tags: [tag('a'), tag('far'), tag('old', false)],
  offered: [tag('a')],
  stored: [],
  noteReason: 'Billing asks for one',
};

test('[C25] an untouched form closes with a sentiment of null, never a silent neutral', () => {
  expect(closeErrors(emptyForm, limits)).toEqual({});
  expect(toInput(emptyForm, 7, limits)).toEqual({ sentiment: null, tagIds: [], references: [], seenVersion: 7 });
});

test('a long note is kept and the excess counted in what a person sees as characters', () => {
  const family = '👨‍👩‍👧';
  expect(closeErrors({ ...emptyForm, note: family.repeat(2000) }, limits)).toEqual({});
  expect(closeErrors({ ...emptyForm, note: family.repeat(2120) }, limits)).toEqual({ note: '120 characters too many' });
});

test('a tag that was made inactive after it was chosen is named', () => {
  expect(closeErrors({ ...emptyForm, tagIds: ['old'] }, limits).tag).toContain('“old”');
});

test('a tag that is not offered to this department is named, and one that is on record already is let be', () => {
  expect(closeErrors({ ...emptyForm, tagIds: ['far'] }, limits).tag).toContain('no longer offered here');
  expect(closeErrors({ ...emptyForm, tagIds: ['far'] }, { ...limits, stored: ['far'] })).toEqual({});
});

test('[K14] what is required and empty is said in the words of the desk, in the order of mending', () => {
  const errors = closeErrors({ ...emptyForm, note: '  ' }, { ...limits, required: { sentiment: true, tag: true, note: true } });
  expect(errors).toEqual({ sentiment: 'Choose a sentiment', tag: 'Choose a tag', note: 'Write a note, Billing asks for one' });
  expect(errorWords(errors)).toBe('3 things to fix: sentiment, tag, note');
});

test('fields that the form does not have are neither checked nor sent', () => {
  const bare = { ...limits, has: { sentiment: true, tag: false, note: false } };
  const form = { ...emptyForm, note: 'x'.repeat(3_000), tagIds: ['old'] };
  expect(closeErrors(form, bare)).toEqual({});
  expect(toInput(form, 7, bare)).toEqual({ sentiment: null, tagIds: [], references: [], seenVersion: 7 });
});

test('field errors of the server land on their fields, the first of each', () => {
  const errors = errorsFrom([
    { path: 'references.1', message: 'Only http and https links are kept.' },
    { path: 'references.2', message: 'second' },
    { path: 'tagIds.0', message: 'There is no such tag.' },
  ]);
  expect(errors).toEqual({ references: 'Only http and https links are kept.', tag: 'There is no such tag.' });
  expect(errorWords(errors)).toBe('2 things to fix: tag, references');
});

test('a draft of another shape gives a form that works', () => {
  expect(isEmptyForm(formOf(undefined))).toBe(true);
  expect(formOf({ sentiment: 'happy', note: 4, references: ['NET-1', 2], tagIds: 'x' })).toEqual({ ...emptyForm, references: ['NET-1'] });
});
