import { css } from 'lit';

/** The open section in the rest; headings and counts among the sections. */
export const adminStyles = css`
  main {
    display: grid;
    grid-template: minmax(0, 1fr) / minmax(0, 1fr);
    min-block-size: 0;
    min-inline-size: 0;
  }
  h3 {
    padding: 12px 8px 4px;
    font: 550 11px/16px var(--desk-font);
    color: var(--desk-text-3);
  }
  h2 + h3 {
    padding-block-start: 2px;
  }
  .count {
    margin-inline-start: auto;
    font: 500 11px/16px var(--desk-font);
    color: var(--desk-text-3);
  }
  @media (max-width: 859px) {
    h3 {
      display: none;
    }
  }
`;
