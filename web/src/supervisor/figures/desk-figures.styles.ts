import { css } from 'lit';

/** Six equal cells; the number is the largest thing on the wall. */
export const figuresStyles = css`
  :host {
    display: block;
    flex: none;
    border-block-end: 1px solid var(--desk-line);
  }
  dl {
    margin: 0;
    display: grid;
    grid-template-columns: repeat(6, minmax(0, 1fr));
  }
  .figure {
    display: grid;
    grid-template-columns: auto minmax(30px, 1fr);
    align-items: center;
    align-content: start;
    column-gap: 14px;
    padding: 12px 16px 11px 20px;
    min-inline-size: 0;
  }
  .figure + .figure {
    border-inline-start: 1px solid var(--desk-line);
  }
  dt,
  .note {
    grid-column: 1 / -1;
  }
  dt {
    font: 500 12px/16px var(--desk-font);
    color: var(--desk-text-2);
    margin-block-end: 3px;
  }
  .value {
    font: 600 26px/30px var(--desk-font);
    letter-spacing: -0.028em;
    white-space: nowrap;
  }
  .value small {
    font: 500 13px/1 var(--desk-font);
    letter-spacing: 0;
    color: var(--desk-text-3);
    margin-inline-start: 2px;
  }
  .line {
    justify-self: end;
    inline-size: 100%;
    max-inline-size: 92px;
  }
  .note {
    display: flex;
    gap: 5px;
    align-items: center;
    margin-block-start: 1px;
    font: 400 11.5px/16px var(--desk-font);
    color: var(--desk-text-3);
    min-inline-size: 0;
  }
  .missed .value,
  .missed .note {
    color: var(--desk-neg);
  }
  .near .note {
    color: var(--desk-warn);
  }
  .ok ui-icon {
    color: var(--desk-pos);
  }
  :host([large]) dt {
    font-size: 18px;
    line-height: 24px;
  }
  :host([large]) .value {
    font-size: 52px;
    line-height: 58px;
  }
  :host([large]) .value small {
    font-size: 24px;
  }
  :host([large]) .note {
    align-items: start;
    font-size: clamp(15px, 0.94vw, 18px);
    line-height: 24px;
  }
  :host([large]) .note ui-icon {
    margin-block-start: 6px;
  }
  /* Nobody can point at a wall to read what was cut. */
  :host([large]) .note .ell {
    white-space: normal;
  }
  @media (max-width: 1199px) {
    dl {
      grid-template-columns: repeat(3, minmax(0, 1fr));
    }
    .figure:nth-child(4) {
      border-inline-start: 0;
    }
    .figure:nth-child(n + 4) {
      border-block-start: 1px solid var(--desk-line);
    }
  }
  @media (max-width: 519px) {
    dl {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
  }
`;
