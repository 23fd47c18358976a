import { expect, test } from 'vitest';
import { emptyForm } from './close-form.ts';
import { mergeForms, withFields } from './merge-forms.ts';

const base = { ...emptyForm, note: 'Bundle', tagIds: ['tag_a'] };

test('what another tab changed is shown, and what was changed here stays', () => {
  const mine = { ...base, note: 'Bundle re-triggered' };
  const theirs = { ...base, sentiment: 'positive' as const, references: ['NET-1'] };
  expect(mergeForms(mine, base, theirs, undefined)).toEqual({
    form: { ...mine, sentiment: 'positive', references: ['NET-1'] },
    offered: [],
  });
});

test('of two writers the last one wins, but not over the field that somebody is in', () => {
  const mine = { ...base, note: 'Bundle re-triggered' };
  const theirs = { ...base, note: 'Swapped the SIM', tagIds: ['tag_b'] };
  expect(mergeForms(mine, base, theirs, 'sentiment').form.note).toBe('Swapped the SIM');
  const { form, offered } = mergeForms(mine, base, theirs, 'note');
  expect(form).toEqual({ ...mine, tagIds: ['tag_b'] });
  expect(offered).toEqual(['note']);
  expect(withFields(form, theirs, offered).note).toBe('Swapped the SIM');
});

test('the same value from both is nothing to decide, and chips and text of the references go together', () => {
  const theirs = { ...base, note: 'Same', references: ['NET-1'], typed: 'INC-' };
  expect(mergeForms({ ...base, note: 'Same' }, base, theirs, 'note')).toEqual({ form: theirs, offered: [] });
});
