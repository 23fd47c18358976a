import { css } from 'lit';

/** Segments of sentiment. Positive is softened so that negative stays the loudest. */
export const stackStyles = css`
  figure {
    position: relative;
  }
  .hit {
    fill: transparent;
  }
  .column:hover > a > .hit,
  .column:hover > g > .hit {
    fill: var(--desk-hover);
  }
  .segment {
    transition: opacity var(--desk-m-1) var(--desk-ease);
  }
  g[role='img'] ~ .segment {
    pointer-events: none;
  }
  a:hover > .segment {
    opacity: 0.78;
  }
  .negative {
    fill: var(--desk-neg-fill);
  }
  .neutral {
    fill: var(--desk-neu-fill);
  }
  .positive {
    fill: color-mix(in oklab, var(--desk-pos-fill) 72%, var(--desk-surface));
  }
  .notSet {
    fill: transparent;
    stroke: var(--desk-text-3);
    stroke-dasharray: 2 2;
  }
  .grid {
    stroke: var(--desk-line);
    fill: none;
  }
  .current text {
    fill: var(--desk-text-2);
    font-weight: 500;
  }
  @media (forced-colors: active) {
    .segment {
      forced-color-adjust: none;
    }
  }
`;
