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
  /* Lies over the heading of the first group: coming and going, it moves no row under the pointer. */
  .bar {
    position: sticky;
    inset-block-start: 0;
    z-index: 2;
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 6px;
    inline-size: 100%;
    block-size: 26px;
    background: var(--desk-accent-tint);
    color: var(--desk-accent);
    font: 500 12px/1 var(--desk-font);
  }
  .bar:has(+ .rows > h2) {
    margin-block-end: -26px;
  }
  .bar:hover b {
    text-decoration: underline;
    text-underline-offset: 2px;
  }
  .bar:focus-visible {
    border-radius: 0;
    box-shadow: inset 0 0 0 2px var(--desk-focus);
  }
  .bar b {
    font-weight: 650;
  }
  .more {
    display: flex;
    margin: 6px 12px 10px;
  }
`;
