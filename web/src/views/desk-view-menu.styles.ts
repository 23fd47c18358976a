import { css } from 'lit';

/** The panel of views. */
export const viewMenuStyles = css`
  .opener {
    max-inline-size: 200px;
  }
  [popover] {
    inline-size: 300px;
  }
  li {
    display: flex;
    align-items: center;
    gap: 2px;
    border-radius: var(--desk-r-2);
  }
  li:hover {
    background: var(--desk-hover);
  }
  a {
    display: flex;
    flex: 1;
    align-items: center;
    min-inline-size: 0;
    block-size: 30px;
    padding: 0 8px;
    border-radius: var(--desk-r-2);
  }
  a[aria-current] {
    font-weight: 600;
  }
  .on {
    color: var(--desk-accent);
  }
  form {
    display: flex;
    flex: 1;
    flex-wrap: wrap;
    align-items: flex-start;
    gap: 6px;
    padding: 4px;
  }
  form ui-text {
    flex: 1;
    min-inline-size: 160px;
  }
  .foot {
    margin-block-start: 4px;
    padding-block-start: 4px;
    border-block-start: 1px solid var(--desk-line);
  }
  .hint,
  .error {
    padding: 6px 8px;
    font: 400 12.5px/18px var(--desk-font);
    color: var(--desk-text-3);
  }
  .error {
    color: var(--desk-neg);
  }
`;
