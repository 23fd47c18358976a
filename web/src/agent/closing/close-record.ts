import type { Closure } from '@desk/protocol/closure';
import { html, nothing, type TemplateResult } from 'lit';
import '../desk-reference.ts';
import '../../ui/ui-face.ts';
import '../../ui/ui-tag.ts';

const words = { positive: 'Positive', neutral: 'Neutral', negative: 'Negative' } as const;

/** What is on record about a closed chat, above the form that adds to it. Nothing when nothing was said. */
export function closeRecord({ sentiment, note, tags, references }: Closure): TemplateResult | typeof nothing {
  if (!sentiment && !note && tags.length + references.length === 0) return nothing;
  return html`<section class="record" aria-label="On record">
    <div class="marks">
      ${sentiment ? html`<ui-face size="18" .sentiment=${sentiment}></ui-face><span>${words[sentiment]}</span>` : nothing}
      ${tags.map((tag) => html`<ui-tag name=${tag.name} hue=${tag.hue}></ui-tag>`)}
      ${references.map((reference) => html`<desk-reference .reference=${reference}></desk-reference>`)}
    </div>
    ${note ? html`<p class="noted" dir="auto">${note}</p>` : nothing}
  </section>`;
}
