import type { ClosingPreferences } from '@desk/protocol/preferences';
import type { Tag } from '@desk/protocol/tag';
import { expect, test } from 'vitest';
import { Catalogue } from './catalogue.ts';

const tag = (name: string, departmentIds: string[], active = true) => ({ id: name, name, departmentIds, active }) as unknown as Tag;

test('[K14] a department has its own word about each field, else the workspace decides', () => {
  const catalogue = new Catalogue();
  expect(catalogue.requiredFor('dep_b')).toEqual({ sentiment: false, tag: false, note: false });
  catalogue.preferences = {
    required: { sentiment: true, tag: true, note: false },
    departments: [{ id: 'dep_b', name: 'Billing', required: { sentiment: false, tag: null, note: true } }],
  } as unknown as ClosingPreferences;
  expect(catalogue.requiredFor('dep_b')).toEqual({ sentiment: false, tag: true, note: true });
  expect(catalogue.requiredFor('dep_other')).toEqual({ sentiment: true, tag: true, note: false });
  expect(catalogue.requiredFor(undefined)).toEqual({ sentiment: true, tag: true, note: false });
});

test('[13.3] a chat gets the active tags of its department and those of all, and without a department any', () => {
  const catalogue = new Catalogue();
  catalogue.tags = [tag('All', []), tag('Billing', ['dep_b']), tag('Mobile', ['dep_m']), tag('Old', [], false)];
  const names = (department?: string) => catalogue.tagsFor(department).map(({ name }) => name);
  expect(names('dep_b')).toEqual(['All', 'Billing']);
  expect(names()).toEqual(['All', 'Billing', 'Mobile']);
});
