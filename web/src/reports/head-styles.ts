import { css } from 'lit';

/** The bar above a report or the dashboard: its name, what is chosen, what can be done. Wraps where it is narrow. */
export const headStyles = css`
  header {
    display: flex;
    flex: none;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px 10px;
    min-block-size: var(--desk-bar-h);
    padding: 6px 14px 6px 20px;
    border-block-end: 1px solid var(--desk-line);
  }
  header > :last-child {
    margin-inline-start: auto;
  }
  h1 {
    font: 600 15px/20px var(--desk-font);
    letter-spacing: -0.012em;
  }
`;
