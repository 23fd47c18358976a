import { newId } from '@desk/protocol/ids';
import { expect, test } from 'vitest';
import { tagOf } from './tag.fixture.ts';
import { letterOf, shownTags } from './tag-list.ts';

const all = { text: '', active: true, department: '' };

test('[G1] tags stand A to Z as people read it', () => {
  const tags = ['Zoll', 'Tag 10', 'Éclair', 'tag 2', 'apple', 'eSIM'].map((name) => tagOf({ name }));
  expect(shownTags(tags, all).map((tag) => tag.name)).toEqual(['apple', 'Éclair', 'eSIM', 'tag 2', 'Tag 10', 'Zoll']);
  expect(['Éclair', 'eSIM', '3G sunset'].map((name) => letterOf(tagOf({ name })))).toEqual(['E', 'E', '#']);
});

test('a filter looks into names and meanings, and a tag without departments belongs to all', () => {
  const department = newId('dep');
  const tags = [
    tagOf({ name: 'Refund', meaning: 'Money back', departmentIds: [department] }),
    tagOf({ name: 'Router', meaning: '', departmentIds: [newId('dep')] }),
    tagOf({ name: 'Fraud', meaning: '', departmentIds: [] }),
    tagOf({ name: 'Old', active: false }),
  ];
  expect(shownTags(tags, { ...all, text: 'monéy' }).map((tag) => tag.name)).toEqual(['Refund']);
  expect(shownTags(tags, { ...all, department }).map((tag) => tag.name)).toEqual(['Fraud', 'Refund']);
  expect(shownTags(tags, { ...all, active: false }).map((tag) => tag.name)).toEqual(['Old']);
});
