import { css } from 'lit';

/** A section of the settings that is a list: its bar, the form to add to it, and a table. */
export const listSectionStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    min-inline-size: 0;
  }
  .scroll {
    flex: 1;
    min-block-size: 0;
  }
  .scroll > form {
    display: grid;
    gap: 12px;
    justify-items: start;
    max-inline-size: 460px;
    padding: 16px 20px 20px;
  }
  .scroll > form > * {
    justify-self: stretch;
  }
  .scroll > form > ui-button {
    justify-self: start;
  }
  .label {
    display: block;
    padding-block-end: 4px;
    font: 500 12px/16px var(--desk-font);
    color: var(--desk-text-2);
  }
  table {
    inline-size: 100%;
    border-collapse: collapse;
    border-block-start: 1px solid var(--desk-line);
  }
  th,
  td {
    block-size: 40px;
    padding: 0 10px;
    text-align: start;
    font: 400 12.5px/18px var(--desk-font);
    border-block-end: 1px solid var(--desk-line);
  }
  thead th {
    block-size: 30px;
    font: 500 11px/16px var(--desk-font);
    color: var(--desk-text-3);
  }
  tbody th {
    font-weight: 550;
  }
  th:first-child {
    padding-inline-start: 20px;
  }
  .r {
    padding-inline-end: 20px;
    text-align: end;
    white-space: nowrap;
  }
`;
