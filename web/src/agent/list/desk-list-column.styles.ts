import { css } from 'lit';

export const deskListColumnStyles = css`
  :host {
    --avatar-bg: var(--desk-surface-2);
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    min-inline-size: 0;
    border-inline-end: 1px solid var(--desk-line);
    background: var(--desk-surface-2);
  }
  .top {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 9px;
    padding: 12px 12px 8px;
  }
  .title {
    display: flex;
    align-items: center;
    gap: 8px;
    block-size: 28px;
    padding-inline-start: 4px;
  }
  h1 {
    font: 600 15px/20px var(--desk-font);
    letter-spacing: -0.012em;
    white-space: nowrap;
  }
  .load {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    font: 500 11.5px/16px var(--desk-font);
    font-variant-numeric: tabular-nums;
    color: var(--desk-text-3);
    white-space: nowrap;
  }
  .available {
    font: 500 11.5px/16px var(--desk-font);
    color: var(--desk-text-2);
  }
  @media (max-width: 1199px) and (min-width: 860px) {
    .word {
      display: none;
    }
  }
  section {
    display: flex;
    flex-direction: column;
  }
  desk-chat-list {
    flex: 1;
  }
  footer {
    display: flex;
    align-items: center;
    gap: 8px;
    padding: 7px 12px;
    border-block-start: 1px solid var(--desk-line);
    font: 400 11.5px/16px var(--desk-font);
    color: var(--desk-text-3);
  }
  footer ui-kbd + ui-kbd {
    margin-inline-start: -4px;
  }
`;
