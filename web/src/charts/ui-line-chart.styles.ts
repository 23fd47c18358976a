import { css } from 'lit';

/** Lines, areas and the cursor of a line chart. */
export const lineStyles = css`
  figure {
    position: relative;
  }
  .grid {
    stroke: var(--desk-line);
    fill: none;
  }
  .data {
    --c: var(--desk-data-1);
  }
  .positive {
    --c: var(--desk-pos-fill);
  }
  .negative {
    --c: var(--desk-neg-fill);
  }
  .compare {
    --c: var(--desk-data-mute);
  }
  .line {
    fill: none;
    stroke: var(--c);
    stroke-width: 1.6;
    stroke-linejoin: round;
    stroke-linecap: round;
  }
  .compare .line {
    stroke-dasharray: 3 4;
    stroke-width: 1.3;
  }
  .partial {
    stroke-dasharray: 2 4;
  }
  .area {
    fill: var(--c);
    opacity: 0.08;
  }
  .end {
    fill: var(--c);
    stroke: var(--desk-surface);
    stroke-width: 1.5;
  }
  .cursor {
    stroke: var(--desk-line-2);
  }
  .hit {
    fill: transparent;
  }
  .mark circle {
    fill: var(--desk-surface);
    stroke: var(--desk-neg-fill);
    stroke-width: 1.8;
  }
  .mark text {
    font-size: 11.5px;
    paint-order: stroke;
    stroke: var(--desk-surface);
    stroke-width: 3px;
  }
  .mark .strong {
    font-weight: 600;
    fill: var(--desk-text);
  }
`;
