import { css } from 'lit';

export const deskCloseDialogStyles = css`
  :host {
    position: absolute;
  }
  .start {
    margin-inline-end: auto;
  }
  .then {
    font: 400 12.5px/18px var(--desk-font);
    color: var(--desk-text-2);
  }
  .then b {
    margin-inline: 2px;
    font-weight: 550;
    color: var(--desk-text);
  }
  .hint {
    margin-block: 0;
  }
  .draft {
    display: inline-flex;
    align-items: center;
    gap: 5px;
    padding-inline-end: 8px;
  }
  .problem {
    margin-inline-end: auto;
    font: 400 12.5px/18px var(--desk-font);
    color: var(--desk-neg);
  }
  .typing {
    padding-block-start: 4px;
    font: 400 12px/16px var(--desk-font);
    color: var(--desk-text-3);
  }
  ui-strip {
    flex: none;
    max-block-size: min(200px, 30dvh);
    overflow: auto;
    scrollbar-width: thin;
  }
  q {
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .leftover {
    display: grid;
    gap: 8px;
    padding: 14px 20px 18px;
  }
  .marks {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px;
  }
  .survey {
    display: flex;
    align-items: center;
    gap: 7px;
    padding: 9px 20px 10px;
    border-block-start: 1px solid var(--desk-line);
  }
  .record {
    display: grid;
    gap: 6px;
    padding: 11px 20px;
    border-block-end: 1px solid var(--desk-line);
    background: var(--desk-surface-2);
    color: var(--desk-text-2);
  }
  .noted {
    max-block-size: 120px;
    overflow: auto;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  blockquote {
    margin: 0;
    padding: 9px 12px;
    max-block-size: 220px;
    overflow: auto;
    border-radius: var(--desk-r-2);
    background: var(--desk-sunken);
    box-shadow: inset 0 0 0 1px var(--desk-line);
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  b {
    font-weight: 550;
  }
`;
