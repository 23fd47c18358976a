import { css } from 'lit';

export const savedViewsStyles = css`
  :host {
    display: block;
    min-block-size: 0;
    margin-block-start: 14px;
    overflow: hidden auto;
    scrollbar-width: thin;
  }
  h3 {
    padding: 0 8px 6px;
    font: 500 11px/16px var(--desk-font);
    color: var(--desk-text-3);
  }
  .view {
    display: flex;
    align-items: center;
    border-radius: var(--desk-r-2);
  }
  .view:hover {
    background: var(--desk-hover);
  }
  ui-menu {
    --menu-opener-size: 24px;
  }
  a {
    display: flex;
    flex: 1;
    align-items: center;
    gap: 9px;
    min-inline-size: 0;
    block-size: 30px;
    padding: 0 8px;
    color: var(--desk-text-2);
    font-weight: 450;
  }
  a[aria-current] {
    color: var(--desk-text);
    font-weight: 550;
  }
  ui-icon {
    flex: none;
    color: var(--desk-text-3);
  }
  form {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 6px;
    padding: 4px 8px;
  }
  p {
    padding: 4px 8px;
  }
  .bad {
    color: var(--desk-neg);
  }
  p:empty {
    display: none;
  }
  @media (max-width: 859px) {
    :host {
      display: none;
    }
  }
`;
