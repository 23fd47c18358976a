import { css } from 'lit';

/** The form on one side; how it works on the other. */
export const jiraSettingsStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    min-inline-size: 0;
  }
  .columns {
    display: grid;
    grid-template-columns: minmax(0, 560px) minmax(0, 1fr);
    flex: 1;
    min-block-size: 0;
  }
  .form {
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    border-inline-end: 1px solid var(--desk-line);
  }
  form {
    flex: 1;
    display: grid;
    gap: 17px;
    align-content: start;
    padding: 18px 20px;
  }
  form > ui-strip {
    border-radius: var(--desk-r-2);
  }
  .side {
    background: var(--desk-surface-2);
  }
  .end {
    display: flex;
    gap: 10px;
    align-items: center;
    padding: 14px 20px;
    border-block-start: 1px solid var(--desk-line);
    font: 400 12px/16px var(--desk-font);
  }
  @media (max-width: 1023px) {
    .columns {
      grid-template-columns: minmax(0, 1fr);
      overflow: hidden auto;
    }
    .form {
      border-inline-end: 0;
    }
  }
`;
