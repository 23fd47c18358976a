/** A form that was left with changes: what it was based on, and what stands in it. */
export type KeptDraft<Fields> = { version: number; base: Fields; mine: Fields };

const prefix = 'desk.admin-draft.';

/** Keeps unsaved changes of a form in this browser, so that a reload loses nothing. A browser that refuses storage only forgets them. */
export function keepDraft<Fields>(id: string, draft: KeptDraft<Fields> | undefined): void {
  try {
    if (draft) localStorage.setItem(prefix + id, JSON.stringify(draft));
    else localStorage.removeItem(prefix + id);
  } catch {
    // nothing to be done about a browser without storage
  }
}

/** What was kept for a form, or nothing. */
export function keptDraft<Fields>(id: string): KeptDraft<Fields> | undefined {
  try {
    const text = localStorage.getItem(prefix + id);
    const parsed: unknown = text === null ? undefined : JSON.parse(text);
    return isDraft(parsed) ? (parsed as KeptDraft<Fields>) : undefined;
  } catch {
    return undefined;
  }
}

function isDraft(value: unknown): value is KeptDraft<object> {
  return typeof value === 'object' && value !== null && 'version' in value && isObject('base', value) && isObject('mine', value);
}

function isObject(name: string, value: object): boolean {
  const part: unknown = (value as Record<string, unknown>)[name];
  return typeof part === 'object' && part !== null;
}
