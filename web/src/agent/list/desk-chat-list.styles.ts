import { css } from 'lit';

export const deskChatListStyles = css`
  :host {
    display: block;
    scroll-padding-block-start: 26px;
  }
  h2 {
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
    display: flex;
    align-items: center;
    gap: 6px;
    block-size: 26px;
    padding: 0 16px;
    background: var(--desk-surface-2);
    font: 550 11px/16px var(--desk-font);
    color: var(--desk-text-3);
  }
  h2 span {
    font-weight: 500;
    font-variant-numeric: tabular-nums;
  }
  .more {
    display: flex;
    margin: 6px 12px 10px;
  }
`;
