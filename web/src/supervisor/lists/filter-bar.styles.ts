import { css } from 'lit';

/** Filters in a row that breaks where it must, with saved views at its end. */
export const filterBarStyles = css`
  :host {
    display: block;
    flex: none;
    border-block-end: 1px solid var(--desk-line);
  }
  search {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 6px;
    padding: 9px 14px 9px 20px;
  }
  search + search {
    padding-block-start: 0;
  }
  /* They give way before the row breaks. */
  ui-text.q {
    flex: 1 1 150px;
    max-inline-size: 236px;
  }
  ui-text.reference {
    flex: 1 1 120px;
    max-inline-size: 178px;
  }
  ui-select {
    max-inline-size: 190px;
  }
  .set {
    border-radius: var(--desk-r-2);
    background: var(--desk-selected);
  }
  desk-view-menu {
    margin-inline-start: auto;
  }
`;
