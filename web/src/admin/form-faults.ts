import { DeskError } from '@desk/protocol/errors';
import type { LitElement } from 'lit';

/** What the server says of each field of a form; of a field within another, it stands at the outer one. Empty when it was refused as a whole. */
export function faultsOf(error: unknown): Record<string, string> {
  const errors = error instanceof DeskError ? (error.details.errors ?? []) : [];
  return Object.fromEntries(errors.map(({ path, message }) => [path.split('.')[0], message]));
}

/** Leads to the first field with a fault, once it is drawn. */
export async function focusFirstFault(form: LitElement): Promise<void> {
  await form.updateComplete;
  form.renderRoot.querySelector<HTMLElement>('[error]:not([error=""])')?.focus();
}
