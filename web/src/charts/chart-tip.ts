import { css, html, type TemplateResult } from 'lit';

const HALF = 110;

/** What stands under the pointer or the focus, in a small label over the chart. `x` in pixels of a chart that is `width` wide. */
export function chartTip(x: number, width: number, name: string, text: string): TemplateResult {
  const at = Math.min(Math.max(x, Math.min(HALF, width / 2)), Math.max(width - HALF, width / 2));
  return html`<div class="tip" style="inset-inline-start:${at}px" aria-hidden="true"><b>${name}</b><span>${text}</span></div>`;
}

/** Styles of the tip; it never takes the pointer. */
export const tipStyles = css`
  .tip {
    position: absolute;
    inset-block-end: calc(100% + 2px);
    transform: translateX(-50%);
    display: grid;
    gap: 1px;
    inline-size: max-content;
    max-inline-size: 220px;
    padding: 6px 10px;
    border-radius: var(--desk-r-2);
    background: var(--desk-raised);
    box-shadow: var(--desk-e-2);
    font: 400 11.5px/16px var(--desk-font);
    color: var(--desk-text-2);
    pointer-events: none;
    z-index: 3;
  }
  .tip b {
    font-weight: 550;
    color: var(--desk-text);
  }
`;
