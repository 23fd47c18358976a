import { html, nothing, type TemplateResult } from 'lit';
import type { CloseForm } from './close-form.ts';
import '../../ui/ui-chip.ts';

/** What stood on the form when the chat ended without it. */
export function closeLeftover(form: CloseForm): TemplateResult {
  const note = form.note.trim();
  if (!note && form.references.length === 0) return html`<div class="leftover"><p class="hint">Nothing of yours is unsaved.</p></div>`;
  return html`<div class="leftover">
    <p class="hint">Not saved yet, from your form:</p>
    ${note ? html`<blockquote dir="auto">${note}</blockquote>` : nothing}
    ${form.references.length ? html`<p>${form.references.map((text) => html`<ui-chip size="l" title=${text}>${text.split('/').at(-1)}</ui-chip> `)}</p>` : nothing}
  </div>`;
}
