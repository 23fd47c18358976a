import { css } from 'lit';

/** A column with a head; the transcript takes the rest. */
export const chatReaderStyles = css`
  :host,
  section {
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    min-inline-size: 0;
  }
  section {
    flex: 1;
  }
  header {
    display: flex;
    align-items: center;
    gap: 10px;
    min-block-size: var(--desk-bar-h);
    padding: 0 12px 0 20px;
    border-block-end: 1px solid var(--desk-line);
    flex: none;
  }
  h2 {
    font: 600 14px/20px var(--desk-font);
    letter-spacing: -0.008em;
  }
  desk-reading-log {
    flex: 1;
  }
  ui-error {
    flex: 1;
  }
`;
