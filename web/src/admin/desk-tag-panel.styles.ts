import { css } from 'lit';

/** A column of 348 px: head, fields that scroll, save bar. */
export const tagPanelStyles = css`
  :host {
    display: grid;
    grid-template: minmax(0, 1fr) / minmax(0, 1fr);
    min-block-size: 0;
    background: var(--desk-surface-2);
    border-inline-start: 1px solid var(--desk-line);
  }
  aside {
    display: flex;
    flex-direction: column;
    min-block-size: 0;
  }
  header {
    display: flex;
    align-items: center;
    gap: 4px;
    min-block-size: var(--desk-bar-h);
    padding: 0 12px 0 16px;
    border-block-end: 1px solid var(--desk-line);
    flex: none;
  }
  h2 {
    font: 600 14px/20px var(--desk-font);
    min-inline-size: 0;
  }
  form {
    flex: 1;
    display: grid;
    gap: 15px;
    align-content: start;
    padding: 16px;
  }
  hr {
    inline-size: 100%;
    block-size: 1px;
    margin: 0;
    border: 0;
    background: var(--desk-line);
  }
  .switch {
    display: flex;
    gap: 12px;
    align-items: flex-start;
  }
  .switch b {
    font-weight: 550;
  }
  .fault {
    font: 400 12px/16px var(--desk-font);
    color: var(--desk-neg);
    margin-block-start: -8px;
  }
  form > ui-strip {
    border-radius: var(--desk-r-2);
  }
`;
