import { css } from 'lit';

/** The bar above a section of Admin: its name, and in smaller words what of it is looked at. */
export const sectionHeadStyles = css`
  header {
    display: flex;
    align-items: center;
    gap: 10px;
    flex: none;
    min-block-size: var(--desk-bar-h);
    padding: 0 14px 0 20px;
    border-block-end: 1px solid var(--desk-line);
  }
  h1 {
    font: 600 15px/20px var(--desk-font);
    letter-spacing: -0.012em;
  }
  .sub {
    font: 400 12px/16px var(--desk-font);
  }
`;
