import { css } from 'lit';

/** Plain tables of reports and dashboard: a head in small letters, rows divided by hairlines, numbers at the end of their cells. */
export const tableStyles = css`
  :host {
    display: block;
    overflow-x: auto;
    scrollbar-width: thin;
  }
  table {
    inline-size: 100%;
    border-collapse: collapse;
  }
  th,
  td {
    block-size: 32px;
    padding: 0 10px;
    border-block-end: 1px solid var(--desk-line);
    font: 400 13px/18px var(--desk-font);
    text-align: start;
    white-space: nowrap;
  }
  th:first-child,
  td:first-child {
    padding-inline-start: 20px;
  }
  th:last-child,
  td:last-child {
    padding-inline-end: 20px;
  }
  tbody th {
    font-weight: 500;
  }
  thead th {
    font: 500 11px/16px var(--desk-font);
    color: var(--desk-text-3);
  }
  .r {
    text-align: end;
    font-variant-numeric: tabular-nums;
  }
  /* Long names end in dots before they push the figures out. */
  th .ell {
    display: block;
    max-inline-size: 200px;
  }
  .endings {
    inline-size: 130px;
    min-inline-size: 100px;
  }
  .late,
  .alarm,
  .alarm a {
    color: var(--desk-neg);
    font-weight: 600;
  }
  a.none,
  a:hover {
    text-decoration: underline;
    text-underline-offset: 2px;
  }
  .none {
    color: var(--desk-text-3);
  }
`;
