import { css } from 'lit';

export const deskTransferCardStyles = css`
  :host {
    display: block;
    flex: none;
  }
  .card {
    --avatar-bg: var(--desk-raised);
    display: grid;
    gap: 8px;
    margin: 2px 10px 8px;
    padding: 9px 10px 9px 12px;
    border: 1px solid var(--desk-accent-line);
    border-radius: 10px;
    background: var(--desk-raised);
  }
  :host([in-chat]) .card {
    margin: 4px 16px 14px;
    padding: 12px 14px;
  }
  .head {
    display: flex;
    gap: 9px;
    font: 400 12.5px/18px var(--desk-font);
  }
  .head ui-avatar {
    margin-block-start: 1px;
  }
  p {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  b {
    font-weight: 550;
  }
  a:hover b {
    text-decoration: underline;
    text-underline-offset: 2px;
  }
  .note {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
    line-clamp: 3;
    color: var(--desk-text-2);
    white-space: pre-line;
  }
  :host([in-chat]) .note {
    display: block;
    max-block-size: 144px;
    overflow: auto;
    scrollbar-width: thin;
  }
  .acts {
    display: flex;
    align-items: center;
    gap: 6px;
  }
  form {
    display: grid;
    gap: 8px;
  }
  .left {
    font: 500 11.5px/16px var(--desk-font);
    font-variant-numeric: tabular-nums;
    color: var(--desk-text-3);
  }
  .problem {
    font: 400 12px/16px var(--desk-font);
    color: var(--desk-neg);
  }
`;
