import { html, nothing, type TemplateResult } from 'lit';
import './ui-icon.ts';

export interface FieldWords {
  label: string;
  /** Said beside the label, for example "only your team sees it". */
  aside?: string | undefined;
  hint?: string | undefined;
  error?: string | undefined;
  counter?: TemplateResult | undefined;
}

/**
 * Label above, control in the middle, hint or error below, all in the root of the caller, so that the id references hold:
 * the control is `#control`, and it should carry `aria-describedby="below"` and `aria-invalid`.
 */
export function fieldFrame(words: FieldWords, control: TemplateResult): TemplateResult {
  return html`${
    words.label || words.counter
      ? html`<div class="lbl">
          <label for="control">${words.label}</label>${words.aside ? html`<span class="opt">${words.aside}</span>` : nothing}<span class="grow"></span
          >${words.counter ?? nothing}
        </div>`
      : nothing
  }${control}
    <div id="below">
      ${
        words.error
          ? html`<div class="err"><ui-icon name="warning" size="12"></ui-icon>${words.error}</div>`
          : words.hint
            ? html`<div class="hint">${words.hint}</div>`
            : nothing
      }
    </div>`;
}
