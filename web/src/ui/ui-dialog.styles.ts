import { css } from 'lit';

export const uiDialogStyles = css`
  dialog {
    --avatar-bg: var(--desk-raised);
    position: fixed;
    max-block-size: calc(100dvh - 48px);
    padding: 0;
    border: 0;
    border-radius: 14px;
    background: var(--desk-raised);
    color: var(--desk-text);
    box-shadow: var(--desk-e-3);
    overflow: hidden;
    font: var(--desk-t-13);
  }
  dialog[open] {
    display: flex;
    flex-direction: column;
    animation: rise var(--desk-m-3) var(--desk-ease);
  }
  dialog::backdrop {
    background: var(--desk-scrim);
    animation: fade var(--desk-m-2) var(--desk-ease);
  }
  dialog:focus-visible {
    box-shadow: var(--desk-e-3);
    border-radius: 14px;
  }
  @keyframes rise {
    from {
      opacity: 0;
      transform: translateY(6px) scale(0.99);
    }
  }
  @keyframes fade {
    from {
      opacity: 0;
    }
  }
  header {
    display: flex;
    align-items: flex-start;
    gap: 12px;
    padding: 16px 52px 12px 20px;
  }
  h2 {
    font: 600 17px/24px var(--desk-font);
    letter-spacing: -0.015em;
  }
  #meta {
    margin-block-start: 1px;
    font: 400 12px/16px var(--desk-font);
    color: var(--desk-text-3);
  }
  .cross {
    position: absolute;
    inset-block-start: 14px;
    inset-inline-end: 14px;
  }
  .body {
    min-block-size: 0;
    overflow: auto;
    scrollbar-width: thin;
    border-block-start: 1px solid var(--desk-line);
  }
  footer {
    display: flex;
    align-items: center;
    justify-content: flex-end;
    flex-wrap: wrap;
    gap: 8px;
    padding: 12px 14px 12px 20px;
    border-block-start: 1px solid var(--desk-line);
    background: var(--desk-surface-2);
  }
  ::slotted([slot='footer']) {
    flex: none;
  }
  :host([bare]) dialog {
    margin-block-start: min(108px, 10dvh);
  }
  :host([bare]) header {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    padding: 0;
    overflow: hidden;
    clip-path: inset(50%);
  }
  :host([bare]) .body {
    border: 0;
    overflow: hidden;
  }
  :host([bare]) footer {
    padding: 9px 16px;
  }
  @media (forced-colors: active) {
    dialog {
      border: 1px solid;
    }
  }
`;
