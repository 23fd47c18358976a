import { newId } from '@desk/protocol/ids';
import { expect, test } from 'vitest';
import { tagOf } from './tag.fixture.ts';
import { blankTag, changedFields, faultsOf, fieldsOf, mergeTag, toChange } from './tag-draft.ts';

const base = fieldsOf(tagOf());

test('only what was changed is sent, with the version that was read', () => {
  expect(toChange(base, { ...base, meaning: 'Not for plastic SIM' }, 4)).toEqual({ version: 4, meaning: 'Not for plastic SIM' });
  const [a, b] = [newId('dep'), newId('dep')];
  expect(changedFields({ ...base, departmentIds: [a, b] }, { ...base, departmentIds: [b, a] })).toEqual([]);
});

test('changes of two people to different fields merge by themselves', () => {
  const { merged, clashes, taken } = mergeTag(base, { ...base, name: 'eSIM swap' }, { ...base, hue: 5, active: false });
  expect(merged).toEqual({ ...base, name: 'eSIM swap', hue: 5, active: false });
  expect(clashes).toEqual([]);
  expect(taken).toEqual(['hue', 'active']);
});

test('two values for one field are a clash that a person decides, and the same value is none', () => {
  const { merged, clashes } = mergeTag(base, { ...base, name: 'eSIM swap', hue: 5 }, { ...base, name: 'SIM swap', hue: 5 });
  expect(clashes).toEqual([{ field: 'name', mine: 'eSIM swap', theirs: 'SIM swap' }]);
  expect(merged.name).toBe('eSIM swap');
});

test('a name is needed, unique whatever its case, and counted as people count', () => {
  expect(faultsOf(blankTag, [])).toEqual({ name: 'Give the tag a name' });
  expect(faultsOf({ ...base, name: 'ESIM ' }, ['eSIM']).name).toBe('Another tag has this name already');
  expect(faultsOf({ ...base, name: '👩‍👩‍👧'.repeat(50) }, [])).toEqual({});
  expect(faultsOf({ ...base, name: 'x'.repeat(53), meaning: 'x'.repeat(201) }, [])).toEqual({
    name: '3 characters too many',
    meaning: '1 characters too many',
  });
});
