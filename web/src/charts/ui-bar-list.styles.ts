import { css } from 'lit';

/** Bars of a list: label, track with fill and tick, value, difference. */
export const barListStyles = css`
  .bar {
    display: grid;
    grid-template-columns: var(--label, 120px) minmax(0, 1fr) minmax(28px, var(--value, auto)) auto;
    column-gap: 10px;
    align-items: center;
    block-size: 25px;
    border-radius: var(--desk-r-2);
    margin-inline: -6px;
    padding-inline: 6px;
  }
  a.bar:hover {
    background: var(--desk-hover);
  }
  .label {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    min-inline-size: 0;
    font: 400 12px/16px var(--desk-font);
    color: var(--desk-text-2);
  }
  .track {
    block-size: var(--bar, 6px);
    border-radius: 3px;
    background: var(--track, var(--desk-sunken));
    box-shadow: inset 0 0 0 1px var(--track-line, var(--desk-line));
    position: relative;
    overflow: hidden;
  }
  .fill {
    position: absolute;
    inset: 0;
    border-radius: 3px;
    background: var(--desk-data-1);
    transform-origin: left;
    transition: transform var(--desk-m-3) var(--desk-ease);
  }
  .fill.late {
    background: var(--desk-warn-fill);
  }
  .fill.very-late {
    background: var(--desk-neg-fill);
  }
  .tick {
    position: absolute;
    inset-block: 0;
    inline-size: 2px;
    margin-inline-start: -1px;
    background: var(--desk-surface);
    box-shadow: 1px 0 0 var(--desk-text-3);
  }
  .value {
    text-align: end;
    font: 500 13px/18px var(--desk-font);
  }
  .difference {
    inline-size: 36px;
    text-align: end;
    font: 400 12px/16px var(--desk-font);
    color: var(--desk-text-3);
  }
  .unusual {
    color: var(--desk-warn);
    font-weight: 550;
  }
`;
