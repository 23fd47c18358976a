import { css } from 'lit';

/** A list that fills the page, with a chat to read beside it when one is open. */
export const listPageStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    min-inline-size: 0;
  }
  .columns {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    flex: 1;
    min-block-size: 0;
  }
  .columns.open {
    grid-template-columns: minmax(0, 1fr) minmax(380px, 46%);
  }
  .columns.open > * + * {
    border-inline-start: 1px solid var(--desk-line);
  }
  .list {
    padding-block: 4px;
  }
  .updating {
    opacity: 0.6;
  }
  .foot {
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 10px;
    padding: 14px;
    font: 400 12px/16px var(--desk-font);
    color: var(--desk-text-3);
  }
  ui-skeleton {
    --desk-row-h: 52px;
  }
  @media (max-width: 859px) {
    .columns.open {
      grid-template-columns: minmax(0, 1fr);
    }
    .columns.open .list {
      display: none;
    }
  }
`;
