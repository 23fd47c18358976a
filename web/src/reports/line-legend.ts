import { html, nothing, type TemplateResult } from 'lit';
import type { ReportScope } from './report-scope.ts';

/** `11–17 May against 4–10 May`, or the days alone. */
export function compareWords({ words, against }: ReportScope): string {
  return against ? `${words} against ${against.words}` : words;
}

/** What the lines of a chart are: the period in its colour and, dashed, what it is compared with. Nothing to tell apart without a comparison. */
export function lineLegend({ words, against }: ReportScope, colour: string): TemplateResult | typeof nothing {
  if (!against) return nothing;
  return html`<span slot="head" class="legend"
    ><span style="--c:${colour}"><i class="line"></i>${words}</span><span style="--c:var(--desk-data-mute)"><i class="dashed"></i>${against.words}</span></span
  >`;
}
