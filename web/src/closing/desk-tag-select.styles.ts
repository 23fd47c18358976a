import { css } from 'lit';

export const deskTagSelectStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-block-size: 0;
  }
  .head {
    flex: none;
    padding: 16px 14px 10px;
    border-block-end: 1px solid var(--desk-line);
  }
  .box ui-icon {
    color: var(--desk-text-3);
  }
  .chosen {
    display: flex;
    flex-wrap: wrap;
    gap: 5px;
    padding-block-start: 8px;
  }
  [role='listbox'] {
    flex: 1;
    display: flex;
    flex-direction: column;
    padding: 5px 8px 8px 6px;
  }
  [role='listbox']:focus-visible {
    border-radius: 0;
    box-shadow: inset 0 0 0 2px var(--desk-focus);
  }
  [role='option'] {
    display: grid;
    grid-template-columns: 10px 8px minmax(0, 1fr) auto;
    flex: none;
    align-items: center;
    gap: 9px;
    block-size: 28px;
    padding: 0 8px;
    border-radius: var(--desk-r-2);
    font: 400 13px/18px var(--desk-font);
    cursor: default;
  }
  [role='option']:hover,
  .act {
    background: var(--desk-hover);
  }
  [aria-selected='true'] {
    background: var(--desk-selected);
    font-weight: 550;
  }
  [aria-selected='true'] ui-icon {
    color: var(--desk-accent);
  }
  .act {
    box-shadow: inset 0 0 0 1px var(--desk-line-2);
  }
  i {
    inline-size: 8px;
    block-size: 8px;
    border-radius: 2.5px;
    background: light-dark(oklch(0.655 0.125 var(--h)), oklch(0.7 0.115 var(--h)));
    forced-color-adjust: none;
  }
  b {
    font-weight: 650;
  }
  .az {
    font: 550 10.5px/16px var(--desk-font);
    color: var(--desk-text-3);
  }
  [role='group'] {
    flex: none;
    margin-block-end: 6px;
    padding-block-end: 6px;
    border-block-end: 1px solid var(--desk-line);
  }
  [role='group']:last-child {
    border-block-end: 0;
  }
  .group {
    display: flex;
    padding: 4px 8px 3px 27px;
    font: 550 11px/16px var(--desk-font);
    color: var(--desk-text-2);
  }
  .proposed i {
    background: none;
    box-shadow: inset 0 0 0 1.5px light-dark(oklch(0.655 0.125 var(--h)), oklch(0.7 0.115 var(--h)));
  }
  .none {
    padding: 12px 10px;
    font: 400 12.5px/18px var(--desk-font);
    color: var(--desk-text-2);
  }
`;
