import { html, nothing, type TemplateResult } from 'lit';
import type { CloseForm } from '../../closing/close-form.ts';
import type { CloseLimits } from '../../closing/close-limits.ts';
import '../../ui/ui-chip.ts';
import '../../ui/ui-face.ts';
import '../../ui/ui-tag.ts';

const words = { positive: 'Positive', neutral: 'Neutral', negative: 'Negative' } as const;

/** What stood on the form when the chat ended without it, as much of it as can still be added. */
export function closeLeftover({ sentiment, note, references, tagIds }: Partial<CloseForm>, { tags }: CloseLimits): TemplateResult {
  const chosen = tags.filter((tag) => tagIds?.includes(tag.id));
  const hasMarks = sentiment || chosen.length > 0;
  if (!hasMarks && !note && !references?.length) return html`<div class="leftover"><p class="hint">Nothing of yours is unsaved.</p></div>`;
  return html`<div class="leftover">
    <p class="hint">Not saved yet, from your form:</p>
    ${
      hasMarks
        ? html`<div class="marks">
            ${sentiment ? html`<ui-face size="18" .sentiment=${sentiment}></ui-face><span>${words[sentiment]}</span>` : nothing}
            ${chosen.map((tag) => html`<ui-tag name=${tag.name} hue=${tag.hue}></ui-tag>`)}
          </div>`
        : nothing
    }
    ${note ? html`<blockquote dir="auto">${note}</blockquote>` : nothing}
    ${
      references?.length
        ? html`<div class="marks">${references.map((text) => html`<ui-chip size="l" title=${text}>${text.split('/').at(-1)}</ui-chip>`)}</div>`
        : nothing
    }
  </div>`;
}

/** Note and references of a form, without what is empty: what can be kept as a note of the customer. */
export function leftoverOf(form: CloseForm): Partial<CloseForm> {
  const note = form.note.trim();
  const references = [...form.references, form.typed.trim()].filter(Boolean);
  return { ...(note ? { note } : {}), ...(references.length ? { references } : {}) };
}

/** The same in one text. */
export function leftoverText(form: CloseForm): string {
  const { note = '', references = [] } = leftoverOf(form);
  return [note, references.length ? `References: ${references.join(', ')}` : ''].filter(Boolean).join('\n');
}
