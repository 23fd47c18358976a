import { type CloseForm, emptyForm, formOf, isEmptyForm } from '../close-form.ts';

const name = 'desk.bulk-draft';

/** What was typed for several chats and not sent, in this tab: it survives Escape and a reload. */
export function keptBulkForm(): CloseForm {
  try {
    const parsed: unknown = JSON.parse(sessionStorage.getItem(name) ?? 'null');
    return typeof parsed === 'object' && parsed !== null ? { ...formOf(parsed as Record<string, unknown>), sentiment: null } : emptyForm;
  } catch {
    return emptyForm;
  }
}

/** Keeps it, or forgets it when nothing stands in it. */
export function keepBulkForm(form: CloseForm): void {
  try {
    if (isEmptyForm(form)) sessionStorage.removeItem(name);
    else sessionStorage.setItem(name, JSON.stringify(form));
  } catch {
    // a browser without storage only forgets it
  }
}
