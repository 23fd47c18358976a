import { css } from 'lit';

/** A page with its sections on the left (`nav` of `h2`, `a` with an icon and `aria-current`) and the open one in the rest. */
export const sectionNavStyles = css`
  :host {
    display: grid;
    grid-template: minmax(0, 1fr) / 196px minmax(0, 1fr);
    min-block-size: 0;
  }
  nav {
    display: flex;
    flex-direction: column;
    gap: 1px;
    min-block-size: 0;
    padding: 14px 8px;
    background: var(--desk-surface-2);
    border-inline-end: 1px solid var(--desk-line);
  }
  h2 {
    padding: 0 8px 10px;
    font: 600 15px/20px var(--desk-font);
    letter-spacing: -0.012em;
  }
  nav a {
    display: flex;
    flex: none;
    align-items: center;
    gap: 9px;
    block-size: 30px;
    padding: 0 8px;
    border-radius: var(--desk-r-2);
    color: var(--desk-text-2);
    font-weight: 450;
  }
  nav a ui-icon {
    color: var(--desk-text-3);
  }
  nav a:hover {
    background: var(--desk-hover);
  }
  nav a[aria-current] {
    background: var(--desk-press);
    color: var(--desk-text);
    font-weight: 550;
  }
  nav a[aria-current] ui-icon {
    color: var(--desk-accent);
  }
  @media (max-width: 859px) {
    :host {
      grid-template: auto minmax(0, 1fr) / minmax(0, 1fr);
    }
    nav {
      flex-direction: row;
      overflow-x: auto;
      border-inline-end: 0;
      border-block-end: 1px solid var(--desk-line);
    }
    h2 {
      display: none;
    }
  }
`;
