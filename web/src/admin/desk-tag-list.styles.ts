import { css } from 'lit';

/** The list with its letters in the gutter; the panel stands beside it, or covers it on narrow screens. */
export const tagListStyles = css`
  :host {
    display: grid;
    grid-template: minmax(0, 1fr) / minmax(0, 1fr) auto;
    min-block-size: 0;
    min-inline-size: 0;
  }
  desk-tag-panel {
    inline-size: 348px;
  }
  main {
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    min-inline-size: 0;
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    align-items: center;
    padding: 10px 14px 10px 20px;
    border-block-end: 1px solid var(--desk-line);
    flex: none;
  }
  .tools ui-text {
    inline-size: 248px;
  }
  .list {
    flex: 1;
    scroll-padding-block-start: 28px;
  }
  table {
    border-collapse: separate;
    border-spacing: 0;
    inline-size: 100%;
    table-layout: fixed;
  }
  thead th {
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
    background: var(--desk-surface);
    font: 500 11px/16px var(--desk-font);
    color: var(--desk-text-3);
    text-align: start;
    padding: 0 7px;
    block-size: 26px;
    border-block-end: 1px solid var(--desk-line);
  }
  thead th:nth-child(2) {
    inline-size: 172px;
  }
  thead th:nth-child(4) {
    inline-size: 26%;
  }
  thead th:nth-child(5) {
    inline-size: 138px;
  }
  tbody th,
  td {
    font: 400 12.5px/18px var(--desk-font);
    text-align: start;
    padding: 0 7px;
    block-size: 36px;
    border-block-end: 1px solid var(--desk-line);
  }
  tr:hover > * {
    background: var(--desk-hover);
  }
  tr.open > * {
    background: var(--desk-selected);
  }
  tr.open > :first-child {
    box-shadow: inset 3px 0 0 var(--desk-accent);
  }
  thead .letter,
  td.letter {
    inline-size: 34px;
    padding: 0 0 0 20px;
    font: 550 10.5px/16px var(--desk-font);
  }
  tbody th,
  thead th:nth-child(2) {
    padding-inline-start: 4px;
  }
  tbody th {
    white-space: nowrap;
    overflow: clip;
    overflow-clip-margin: 4px;
  }
  .group {
    margin-inline-start: 7px;
    font: 400 11.5px/16px var(--desk-font);
  }
  tbody th a {
    display: inline-flex;
    max-inline-size: 100%;
    border-radius: var(--desk-r-1);
  }
  .where {
    font-size: 12px;
    line-height: 16px;
  }
  .r {
    text-align: end;
    padding-inline-end: 20px;
  }
  .uses {
    display: flex;
    gap: 10px;
    align-items: center;
    justify-content: flex-end;
  }
  .uses .num {
    min-inline-size: 36px;
  }
  .track {
    inline-size: 56px;
    block-size: 6px;
    border-radius: 3px;
    background: var(--desk-sunken);
    box-shadow: inset 0 0 0 1px var(--desk-line);
    overflow: hidden;
  }
  .track > span {
    display: block;
    block-size: 100%;
    border-radius: 3px;
    background: var(--desk-data-mute);
    transform-origin: left;
  }
  ui-skeleton {
    padding: 12px 6px;
  }
  @media (max-width: 1023px) {
    .where,
    thead th:nth-child(4),
    .sub {
      display: none;
    }
  }
  @media (max-width: 619px) {
    .track,
    thead th:nth-child(3),
    .meaning {
      display: none;
    }
    thead th:nth-child(2) {
      inline-size: auto;
    }
    thead th:nth-child(5) {
      inline-size: 72px;
    }
  }
  @media (max-width: 859px) {
    :host {
      position: relative;
    }
    desk-tag-panel {
      position: absolute;
      inset: 0;
      inline-size: auto;
      z-index: 4;
    }
  }
`;
