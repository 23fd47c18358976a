import { css } from 'lit';

/** The head of a pane and the plain table inside it, as all parts of the wall use them. */
export const paneStyles = css`
  :host {
    display: block;
    min-inline-size: 0;
  }
  header {
    display: flex;
    align-items: center;
    gap: 8px;
    block-size: 42px;
    padding: 0 12px 0 20px;
    flex: none;
  }
  h2 {
    font: 600 13px/18px var(--desk-font);
    letter-spacing: -0.006em;
    white-space: nowrap;
  }
  .count {
    font: 500 11px/16px var(--desk-font);
    font-variant-numeric: tabular-nums;
    color: var(--desk-text-3);
    white-space: nowrap;
  }
  section {
    overflow-x: auto;
    scrollbar-width: thin;
  }
  table {
    border-collapse: separate;
    border-spacing: 0;
    inline-size: 100%;
  }
  thead th {
    font: 500 11px/16px var(--desk-font);
    color: var(--desk-text-3);
    text-align: start;
    padding: 0 7px;
    block-size: 26px;
    border-block-end: 1px solid var(--desk-line);
    white-space: nowrap;
  }
  tbody th,
  td {
    font: 400 12.5px/18px var(--desk-font);
    text-align: start;
    padding: 0 7px;
    block-size: 31px;
    white-space: nowrap;
  }
  tbody th {
    font-weight: 500;
  }
  th.r,
  td.r {
    text-align: end;
    font-variant-numeric: tabular-nums;
  }
  th:first-child,
  td:first-child {
    padding-inline-start: 20px;
  }
  th:last-child,
  td:last-child {
    padding-inline-end: 20px;
  }
  .neg {
    color: var(--desk-neg);
  }
  .warn {
    color: var(--desk-warn);
  }
  .pos {
    color: var(--desk-pos);
  }
  .empty {
    padding: 6px 20px 14px;
    font: 400 12.5px/18px var(--desk-font);
    color: var(--desk-text-3);
  }
  a.row-link::after {
    content: '';
    position: absolute;
    inset: 0;
  }
  a.row-link:hover {
    text-decoration: underline;
    text-decoration-color: var(--desk-line-2);
    text-underline-offset: 2px;
  }
`;
