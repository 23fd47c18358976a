import { css } from 'lit';

export const deskTransferTargetStyles = css`
  :host {
    display: block;
  }
  .lbl span {
    color: var(--desk-accent);
  }
  .row {
    display: flex;
    align-items: center;
    gap: 6px;
  }
  .box {
    flex: 1;
    min-inline-size: 0;
  }
  .box ui-icon {
    color: var(--desk-text-3);
  }
  [role='listbox'] {
    block-size: 244px;
    margin-block-start: 8px;
    padding: 2px 4px 4px;
    border: 1px solid var(--desk-line-2);
    border-radius: var(--desk-r-2);
  }
  [role='listbox']:focus-visible {
    box-shadow: inset 0 0 0 2px var(--desk-focus);
  }
  .group {
    padding: 6px 8px 3px;
    font: 550 11px/16px var(--desk-font);
    color: var(--desk-text-3);
  }
  [role='option'] {
    display: grid;
    grid-template-columns: 22px minmax(0, auto) minmax(0, 1fr) auto;
    align-items: center;
    gap: 8px;
    block-size: 32px;
    padding: 0 8px;
    border-radius: var(--desk-r-2);
    cursor: default;
  }
  [role='option'] > ui-icon {
    justify-self: center;
    color: var(--desk-text-3);
  }
  [role='option']:hover,
  .act {
    background: var(--desk-hover);
  }
  .act {
    box-shadow: inset 0 0 0 1px var(--desk-line-2);
  }
  [aria-selected='true'] {
    background: var(--desk-selected);
  }
  [aria-selected='true'] .name {
    font-weight: 550;
  }
  [aria-disabled] .name,
  [aria-disabled] .more {
    color: var(--desk-text-3);
  }
  [aria-disabled] ui-avatar {
    filter: grayscale(1);
  }
  .name {
    font: 400 13px/18px var(--desk-font);
  }
  .name b {
    font-weight: 650;
  }
  .more {
    font: 400 11.5px/16px var(--desk-font);
    font-variant-numeric: tabular-nums;
    color: var(--desk-text-3);
  }
  .mark {
    display: grid;
    color: var(--desk-accent);
  }
  .why {
    font: 500 11.5px/16px var(--desk-font);
    color: var(--desk-warn);
  }
  .none {
    padding: 14px 10px;
    font: 400 12.5px/18px var(--desk-font);
    color: var(--desk-text-2);
  }
  @media (max-height: 620px) {
    [role='listbox'] {
      block-size: 136px;
    }
  }
`;
