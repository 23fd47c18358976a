import { css } from 'lit';

/** A quiet button that opens a choice below it: what is chosen, and an arrow. */
export const openerStyles = css`
  :host {
    display: inline-flex;
    min-inline-size: 0;
  }
  .opener {
    display: inline-flex;
    align-items: center;
    gap: 7px;
    min-inline-size: 0;
    max-inline-size: 240px;
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
`;

/** The box that it opens, over everything else. */
export const floatingStyles = css`
  [popover] {
    position: fixed;
    inset: auto;
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
`;
