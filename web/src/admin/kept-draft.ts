import type { TagFields } from './tag-draft.ts';

/** A form that was left with changes: what it was based on, and what stands in it. */
export type KeptDraft = { version: number; base: TagFields; mine: TagFields };

const prefix = 'desk.tag-draft.';

/** Keeps unsaved changes of a tag in this browser, so that a reload loses nothing. A browser that refuses storage only forgets them. */
export function keepDraft(id: string, draft: KeptDraft | undefined): void {
  try {
    if (draft) localStorage.setItem(prefix + id, JSON.stringify(draft));
    else localStorage.removeItem(prefix + id);
  } catch {
    // nothing to be done about a browser without storage
  }
}

/** What was kept for a tag, or nothing. */
export function keptDraft(id: string): KeptDraft | undefined {
  try {
    const text = localStorage.getItem(prefix + id);
    const parsed: unknown = text === null ? undefined : JSON.parse(text);
    return isDraft(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

function isDraft(value: unknown): value is KeptDraft {
  return typeof value === 'object' && value !== null && 'version' in value && 'base' in value && 'mine' in value;
}
