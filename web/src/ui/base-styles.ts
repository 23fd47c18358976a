import { css } from 'lit';

/**
 * Reset, focus ring and the screen-reader-only class. Every element lists it first in `static styles`:
 * Lit turns it into one CSSStyleSheet that all roots share.
 */
export const baseStyles = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  :host {
    box-sizing: border-box;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  button,
  input,
  textarea,
  select {
    font: inherit;
    font-feature-settings: inherit;
    letter-spacing: inherit;
    color: inherit;
    margin: 0;
  }
  button {
    background: none;
    border: 0;
    padding: 0;
    cursor: default;
  }
  a {
    color: inherit;
    text-decoration: none;
  }
  h1,
  h2,
  h3,
  h4,
  p,
  ul,
  ol,
  dl,
  dd,
  figure {
    margin: 0;
    padding: 0;
  }
  ul,
  ol {
    list-style: none;
  }
  :focus-visible {
    outline: 2px solid transparent;
    box-shadow: var(--desk-ring);
    border-radius: var(--desk-r-2);
  }
  .sr {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .num {
    font-variant-numeric: tabular-nums;
  }
  .ell {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    min-inline-size: 0;
  }
  .grow {
    flex: 1;
    min-inline-size: 0;
  }
  .t2 {
    color: var(--desk-text-2);
  }
  .t3 {
    color: var(--desk-text-3);
  }
  .hint {
    font: 400 11.5px/16px var(--desk-font);
    color: var(--desk-text-3);
  }
  .scroll {
    overflow: hidden auto;
    scrollbar-width: thin;
    scrollbar-color: var(--desk-line-2) transparent;
    min-block-size: 0;
  }
`;
