import { css } from 'lit';

/** Reset, focus ring and common parts of the widget's elements. Colours come from the tokens on the wrapper. */
export const widgetBase = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  :host {
    display: block;
    box-sizing: border-box;
  }
  [hidden] {
    display: none !important;
  }
  p {
    margin: 0;
  }
  button,
  input,
  textarea {
    margin: 0;
    font: inherit;
    letter-spacing: inherit;
    color: inherit;
  }
  button {
    padding: 0;
    border: 0;
    background: none;
    cursor: pointer;
  }
  :focus-visible {
    outline: 2px solid var(--w-acc);
    outline-offset: 2px;
  }
  svg {
    display: block;
    inline-size: 1em;
    block-size: 1em;
    flex: none;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.4;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .sr {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;
