import { newId } from '@desk/protocol/ids';
import type { Tag } from '@desk/protocol/tag';

/** A tag for tests and dev pages. */
export function tagOf(fields: Partial<Tag> = {}): Tag {
  return {
    id: newId('tag'),
    name: 'eSIM',
    hue: 285,
    meaning: 'Codes, swaps, new phone',
    group: '',
    departmentIds: [],
    active: true,
    version: 1,
    uses: 688,
    ...fields,
  };
}
