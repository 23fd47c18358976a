import type { ClosureReference } from '@desk/protocol/closure';
import { expect, test } from 'vitest';
import { emptyForm } from '../../closing/close-form.ts';
import { closureFixture } from '../../data/closure.fixture.ts';
import { detailsPatch, detailsStart } from './details-patch.ts';

const all = { sentiment: true, tag: true, note: true };
const net = { text: 'NET-1', url: 'https://orrin.example/browse/NET-1' } as ClosureReference;
const coverage = { id: 'tag_c' as never, name: 'Coverage', hue: 1 };
const bare = closureFixture();
const said = closureFixture({ sentiment: 'negative', note: 'Router swapped', tags: [coverage], references: [net] });

test('[K10] only what is new is sent: no empty field, nothing that is on record', () => {
  expect(detailsPatch(emptyForm, bare, bare, all)).toEqual({});
  const form = {
    ...emptyForm,
    note: ' Router swapped ',
    references: [net.url!, 'INC-4'],
    tagIds: ['tag_c'],
    sentiment: 'negative' as const,
  };
  expect(detailsPatch(form, bare, said, all)).toEqual({ references: ['INC-4'] });
  expect(detailsPatch(form, bare, bare, all)).toEqual({
    sentiment: 'negative',
    tagIds: ['tag_c'],
    note: 'Router swapped',
    references: [net.url, 'INC-4'],
  });
});

test('[K10] what a colleague filled in meanwhile is not taken back by a form that left it empty', () => {
  expect(detailsPatch({ ...emptyForm, note: 'More' }, bare, said, all)).toEqual({ note: 'More' });
});

test('[K10] a supervisor’s form begins with what is set, and can clear it', () => {
  const form = detailsStart(emptyForm, said, all);
  expect(form).toEqual({ ...emptyForm, sentiment: 'negative', tagIds: ['tag_c'] });
  expect(detailsPatch({ ...form, sentiment: null, tagIds: [] }, said, said, all)).toEqual({ sentiment: null, tagIds: [] });
});

test('the draft of a close that went through leaves nothing to add', () => {
  const draft = { ...emptyForm, note: 'Router swapped', sentiment: 'negative' as const, tagIds: ['tag_c'], references: [net.url!] };
  expect(detailsStart(draft, said, { sentiment: false, tag: false, note: true })).toEqual(emptyForm);
});

test('fields that this person may not set are not sent', () => {
  const form = { ...emptyForm, sentiment: 'positive' as const, tagIds: ['tag_c'], note: 'More' };
  expect(detailsPatch(form, bare, bare, { sentiment: false, tag: false, note: false })).toEqual({});
});
