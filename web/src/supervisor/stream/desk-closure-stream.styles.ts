import { css } from 'lit';

/** The list fills its place; rows stand at fixed heights and slide only when few arrive. */
export const closureStreamStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    position: relative;
  }
  .held {
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    inline-size: 100%;
    block-size: 30px;
    flex: none;
    background: var(--desk-accent-tint);
    color: var(--desk-accent);
    font: 500 12px/1 var(--desk-font);
    border-block-end: 1px solid var(--desk-line);
  }
  .held:hover b {
    text-decoration: underline;
    text-underline-offset: 2px;
  }
  .held:focus-visible {
    border-radius: 0;
    box-shadow: inset 0 0 0 2px var(--desk-focus);
  }
  .held b {
    font-weight: 650;
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
