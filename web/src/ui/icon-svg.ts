import { css, html, nothing, svg, type TemplateResult } from 'lit';
import { type IconName, iconPaths } from './icon-paths.ts';

/**
 * One icon of the set, for an element that draws it itself: lists of many rows do without an element for each. Decorative unless `label` is given.
 * `size` is in CSS pixels; the stroke keeps about 1.4 px of the 16 grid whatever the size.
 */
export function iconSvg(name: IconName, size: number, label = ''): TemplateResult {
  const stroke = size <= 12 ? 1.7 : size >= 20 ? 1.2 : size >= 18 ? 1.3 : 1.4;
  return html`<svg
    viewBox="0 0 16 16"
    width=${size}
    height=${size}
    stroke-width=${name === 'more' ? 2 : stroke}
    role=${label ? 'img' : 'presentation'}
    aria-label=${label || nothing}
    aria-hidden=${label ? 'false' : 'true'}
  >
    ${svg`<path d=${iconPaths[name]} />`}
  </svg>`;
}

export const iconStyles = css`
  svg {
    display: block;
    fill: none;
    stroke: currentColor;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
`;
