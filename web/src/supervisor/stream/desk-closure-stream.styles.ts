import { css } from 'lit';

/** The list fills its place; rows stand at fixed heights and slide only when few arrive. */
export const closureStreamStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    position: relative;
  }
  .more {
    position: absolute;
    inset: 10px 0 auto;
    z-index: 2;
    inline-size: fit-content;
    margin-inline: auto;
    padding: 0 9px;
    border-radius: 10px;
    background: var(--desk-accent-solid);
    color: var(--desk-on-accent);
    font: 550 11.5px/20px var(--desk-font);
    pointer-events: none;
  }
  .scroller {
    flex: 1;
    min-block-size: 0;
    overflow: hidden auto;
    overflow-anchor: none;
    scrollbar-width: thin;
    scrollbar-color: var(--desk-line-2) transparent;
    padding-block: 4px;
  }
  ul {
    position: relative;
    contain: layout style;
  }
  li {
    position: absolute;
    inset: 0 0 auto;
  }
  .divider {
    position: absolute;
    inset: -8px 16px auto;
    z-index: 1;
    inline-size: fit-content;
    margin-inline: auto;
    padding: 0 8px;
    border-radius: 8px;
    background: var(--desk-warn-tint);
    color: var(--desk-warn);
    font: 500 11px/16px var(--desk-font);
    pointer-events: none;
  }
  .away {
    box-shadow: inset 0 1px var(--desk-warn-fill);
  }
  .slide li {
    transition: transform var(--desk-m-3) var(--desk-ease);
  }
  .slide .fresh,
  .fade .fresh {
    animation: arrive var(--desk-m-3) var(--desk-ease);
  }
  @keyframes arrive {
    from {
      opacity: 0;
    }
  }
  ::slotted([slot='empty']) {
    position: absolute;
    inset: 0;
  }
`;
