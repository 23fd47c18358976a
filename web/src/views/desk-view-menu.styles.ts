import { css } from 'lit';

/** A quiet button in a row of filters, and the panel of views that it opens. */
export const viewMenuStyles = css`
  :host {
    display: inline-flex;
    min-inline-size: 0;
  }
  .opener {
    display: inline-flex;
    align-items: center;
    gap: 7px;
    min-inline-size: 0;
    max-inline-size: 200px;
    block-size: var(--desk-ctl-h);
    padding-inline: 9px 6px;
    border-radius: var(--desk-r-2);
    font: 500 13px/20px var(--desk-font);
    color: var(--desk-text-2);
  }
  .opener:hover,
  .opener[aria-expanded='true'] {
    background: var(--desk-hover);
  }
  .opener ui-icon {
    flex: none;
    color: var(--desk-text-3);
  }
  [popover] {
    position: fixed;
    inset: auto;
    inline-size: 300px;
    margin: 0;
    padding: 4px;
    border: 0;
    border-radius: var(--desk-r-3);
    background: var(--desk-raised);
    color: var(--desk-text);
    box-shadow: var(--desk-e-2);
    font: var(--desk-t-13);
    overflow-y: auto;
    scrollbar-width: thin;
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
