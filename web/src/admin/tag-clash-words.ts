import type { Department } from '@desk/protocol/people';
import type { ShownClash } from './desk-version-clash.ts';
import type { Clash, TagFieldName, TagFields } from './tag-draft.ts';
import { hueName } from './tag-hues.ts';

/** What a field of a tag is called on the form. */
export const tagFieldLabels: Record<TagFieldName, string> = {
  name: 'Name',
  meaning: 'Meaning',
  group: 'Group',
  hue: 'Colour',
  departmentIds: 'Departments',
  active: 'Active',
};

/** Two values of one field of a tag, in words. */
export function tagClashWords({ field, mine, theirs }: Clash, departments: readonly Department[]): ShownClash {
  return { field, label: tagFieldLabels[field], mine: wordsOf(field, mine, departments), theirs: wordsOf(field, theirs, departments) };
}

function wordsOf(field: TagFieldName, value: TagFields[TagFieldName], departments: readonly Department[]): string {
  switch (field) {
    case 'departmentIds': {
      const ids = value as TagFields['departmentIds'];
      return ids.map((id) => departments.find((department) => department.id === id)?.name ?? id).join(', ') || 'All';
    }
    case 'hue':
      return hueName(value as number);
    case 'active':
      return value ? 'Active' : 'Inactive';
    default:
      return String(value) || 'Empty';
  }
}
