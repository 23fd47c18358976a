import { css } from 'lit';

/** Sections and pairs of the details column. */
export const panelStyles = css`
  :host {
    display: block;
  }
  section {
    padding: 10px 16px 12px;
    border-block-start: 1px solid var(--desk-line);
  }
  section > header {
    display: flex;
    align-items: center;
    gap: 6px;
    min-block-size: 22px;
    margin-block-end: 5px;
  }
  h4 {
    flex: 1;
    font: 550 11.5px/16px var(--desk-font);
    color: var(--desk-text-2);
  }
  dl {
    display: grid;
    grid-template-columns: 92px minmax(0, 1fr);
    row-gap: 5px;
    font: 400 12.5px/18px var(--desk-font);
  }
  dt {
    color: var(--desk-text-3);
  }
  dd {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
`;
