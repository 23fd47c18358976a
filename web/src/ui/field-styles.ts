import { css } from 'lit';

/** Label line, box, hint and error of every control that takes text. */
export const fieldStyles = css`
  .lbl {
    display: flex;
    align-items: baseline;
    gap: 6px;
    margin-block-end: 6px;
    font: 550 12px/16px var(--desk-font);
    color: var(--desk-text);
  }
  .opt {
    font-weight: 400;
    color: var(--desk-text-3);
  }
  .need {
    font-weight: 550;
    color: var(--desk-neg);
  }
  .counter {
    font: 400 11.5px/16px var(--desk-font);
    font-variant-numeric: tabular-nums;
    color: var(--desk-text-3);
  }
  .counter.near {
    color: var(--desk-warn);
  }
  .counter.over {
    color: var(--desk-neg);
    font-weight: 600;
  }
  .box {
    display: flex;
    align-items: center;
    gap: 7px;
    block-size: var(--desk-ctl-h);
    padding: 0 9px;
    border: 1px solid var(--desk-control);
    border-radius: var(--desk-r-2);
    background: var(--desk-raised);
    color: var(--desk-text);
    transition: border-color var(--desk-m-1) var(--desk-ease);
  }
  .box:focus-within,
  textarea.box:focus {
    border-color: var(--desk-focus);
    box-shadow: 0 0 0 1px var(--desk-focus), 0 0 0 4px color-mix(in oklab, var(--desk-focus), transparent 80%);
  }
  .box.bad {
    border-color: var(--desk-neg);
    box-shadow: 0 0 0 1px var(--desk-neg);
  }
  .box.bad:focus-within,
  textarea.box.bad:focus {
    box-shadow: 0 0 0 1px var(--desk-neg), 0 0 0 4px color-mix(in oklab, var(--desk-neg), transparent 80%);
  }
  .box input,
  .box select {
    flex: 1;
    min-inline-size: 0;
    block-size: 100%;
    padding: 0;
    border: 0;
    background: none;
  }
  .box input:focus,
  .box select:focus,
  textarea.box:focus {
    outline: 2px solid transparent;
  }
  .box input:focus-visible,
  .box select:focus-visible {
    box-shadow: none;
  }
  ::placeholder {
    color: var(--desk-text-3);
    opacity: 1;
  }
  .err {
    display: flex;
    align-items: center;
    gap: 6px;
    margin-block-start: 5px;
    font: 400 12px/16px var(--desk-font);
    color: var(--desk-neg);
  }
  .hint {
    margin-block-start: 5px;
  }
`;
