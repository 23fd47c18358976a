import type { Tag } from '@desk/protocol/tag';
import { expect, test } from 'vitest';
import { tagEntries, tagSections } from './tag-entries.ts';
import { bestHit, filterTags } from './tag-filter.ts';

const tags = (...names: string[]) =>
  names.map(
    (name) =>
      ({
        id: name,
        name,
        hue: 5,
        meaning: name === 'eSIM' ? 'A profile instead of a card' : '',
        group: '',
        departmentIds: [],
        active: true,
        version: 1,
        uses: 0,
      }) as unknown as Tag,
  );
const names = (typed: string, ...all: string[]) => filterTags(tags(...all), typed).map((hit) => hit.tag.name);

test('[G5] tags of a group stand together under its heading, A to Z inside, and those without a group first', () => {
  const grouped = [
    ...tags('Zebra', 'eSIM'),
    ...tags('Tag 10', 'Roaming', 'Tag 2').map((tag) => ({ ...tag, group: 'Mobile' })),
    ...tags('Refund').map((tag) => ({ ...tag, group: 'Billing' })),
  ];
  const sections = tagSections(tagEntries(filterTags(grouped, ''), [], true));
  expect(
    sections.map(({ group, from, entries }) => [group, from, entries.map((entry) => (entry.kind === 'none' ? 'No tag' : entry.tag.name))]),
  ).toEqual([
    ['', 0, ['No tag', 'eSIM', 'Zebra']],
    ['Billing', 3, ['Refund']],
    ['Mobile', 4, ['Roaming', 'Tag 2', 'Tag 10']],
  ]);
  expect(bestHit(filterTags(grouped, 'tag'))).toBe(0);
});

test('a name that begins with an emoji is not cut for its letter', () => {
  const [line] = tagEntries(filterTags(tags('👩‍👩‍👧 Family'), ''), [], false);
  expect(line).toMatchObject({ gutter: '' });
});

test('[G1] the list is A to Z without regard to case or accents, and numbers count as numbers', () => {
  expect(names('', 'Zebra', 'eSIM', 'Émile', 'Tag 10', 'Tag 2', 'Activation')).toEqual([
    'Activation',
    'Émile',
    'eSIM',
    'Tag 2',
    'Tag 10',
    'Zebra',
  ]);
});

test('the start of any word matches, then any place, then the meaning', () => {
  expect(names('char', 'Duplicate charge', 'Discharge')).toEqual(['Discharge', 'Duplicate charge']);
  expect(names('profile', 'eSIM', 'Refund')).toEqual(['eSIM']);
  expect(names('sim', 'Coverage')).toEqual([]);
});

test('what matched is known for the bold letters, accents or not', () => {
  expect(filterTags(tags('Crème fraîche'), 'fraic')[0]).toMatchObject({ start: 6, end: 11 });
});

test('Enter takes the best match, wherever it stands in the list', () => {
  const [activation, esim] = tags('Activation', 'eSIM');
  const hits = filterTags([{ ...activation!, meaning: 'First use of an eSIM' }, esim!], 'esi');
  expect(hits.map((hit) => hit.tag.name)).toEqual(['Activation', 'eSIM']);
  expect(bestHit(hits)).toBe(1);
  expect(bestHit([])).toBe(-1);
});
