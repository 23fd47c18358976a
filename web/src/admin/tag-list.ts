import type { Tag } from '@desk/protocol/tag';

const collator = new Intl.Collator('en', { sensitivity: 'base', numeric: true });

export type TagListFilter = { text: string; active: boolean; department: string };

/** Every tag in use. */
export const everyActive: TagListFilter = { text: '', active: true, department: '' };

/** The tags that a filter shows, A to Z as people read it: accents and case do not matter, `Tag 2` stands before `Tag 10`. [G1] */
export function shownTags(tags: readonly Tag[], filter: TagListFilter): Tag[] {
  const words = fold(filter.text).split(/\s+/).filter(Boolean);
  return tags
    .filter((tag) => tag.active === filter.active)
    .filter((tag) => !filter.department || tag.departmentIds.length === 0 || tag.departmentIds.some((id) => id === filter.department))
    .filter((tag) => words.every((word) => fold(`${tag.name}\n${tag.meaning}\n${tag.group}`).includes(word)))
    .sort((a, b) => collator.compare(a.name, b.name));
}

/** The letter under which a tag stands; names that start with something else stand under `#`. */
export function letterOf(tag: Tag): string {
  const first = fold(tag.name).charAt(0).toUpperCase();
  return /\p{L}/u.test(first) ? first : '#';
}

function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
