import { css } from 'lit';

/** One column of settings: words at the start, the control at the end, and the save bar below all of it. */
export const settingsStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    min-inline-size: 0;
  }
  form {
    flex: 1;
  }
  .column {
    display: grid;
    gap: 14px;
    max-inline-size: 760px;
    padding: 18px 20px 28px;
  }
  .column > ui-strip {
    border-radius: var(--desk-r-2);
  }
  .leaving {
    position: sticky;
    inset-block-start: 12px;
    z-index: 3;
    box-shadow: var(--desk-e-2);
  }
  section + section {
    padding-block-start: 16px;
    border-block-start: 1px solid var(--desk-line);
  }
  h2 {
    padding-block-end: 4px;
    font: 600 13px/20px var(--desk-font);
  }
  .lead {
    padding-block-end: 8px;
  }
  .row {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 208px;
    gap: 24px;
    padding-block: 8px;
    align-items: start;
  }
  .row b {
    font: 550 13px/18px var(--desk-font);
  }
  .row .hint {
    max-inline-size: 460px;
    text-wrap: pretty;
  }
  .control {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    justify-items: end;
  }
  .number {
    inline-size: 168px;
    max-inline-size: 100%;
  }
  .number span {
    font: 400 12px/16px var(--desk-font);
  }
  .fault {
    font: 400 12px/16px var(--desk-font);
    color: var(--desk-neg);
  }
  .text {
    padding-block: 6px;
  }
  .asking {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 288px;
    gap: 6px 28px;
    align-items: start;
    padding-block: 6px 10px;
  }
  .asking .row {
    grid-template-columns: minmax(0, 1fr) auto;
  }
  .rules {
    inline-size: 100%;
    border-collapse: collapse;
    table-layout: fixed;
  }
  .rules th {
    font: 500 11.5px/16px var(--desk-font);
    color: var(--desk-text-3);
    text-align: start;
    padding: 4px 8px 4px 0;
  }
  .rules th[scope='row'] {
    font: 550 13px/18px var(--desk-font);
    color: var(--desk-text);
    border-block-start: 1px solid var(--desk-line);
  }
  .rules th.department {
    font-weight: 450;
    color: var(--desk-text-2);
  }
  .department .ell {
    display: block;
  }
  .rules tbody td {
    padding: 4px 0 4px 8px;
    border-block-start: 1px solid var(--desk-line);
  }
  .rules thead th {
    padding-inline-start: 17px;
  }
  .required {
    --desk-text: var(--desk-accent);
  }
  .as-workspace {
    --desk-text: var(--desk-text-3);
  }
  .rules + .hint {
    padding-block-start: 8px;
  }
  ui-skeleton {
    padding: 14px 6px;
  }
  ui-error {
    flex: 1;
  }
  @media (max-width: 759px) {
    .row {
      grid-template-columns: minmax(0, 1fr);
      gap: 6px;
    }
    .control {
      justify-items: start;
    }
    .asking {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
