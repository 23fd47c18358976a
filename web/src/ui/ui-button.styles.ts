import { css } from 'lit';

export const uiButtonStyles = css`
  :host {
    display: inline-flex;
    flex: none;
    vertical-align: middle;
  }
  :host([disabled]),
  :host([busy]) {
    pointer-events: none;
  }
  .btn {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 6px;
    inline-size: 100%;
    block-size: var(--desk-ctl-h);
    padding: 0 10px;
    border: 1px solid var(--desk-line-2);
    border-radius: var(--btn-radius, var(--desk-r-2));
    background: var(--desk-raised);
    color: var(--desk-text);
    font: 500 13px/20px var(--desk-font);
    white-space: nowrap;
    transition: background var(--desk-m-1) var(--desk-ease);
  }
  .btn:hover {
    background: color-mix(in oklab, var(--desk-raised), var(--desk-text) 4%);
  }
  .btn:active {
    background: color-mix(in oklab, var(--desk-raised), var(--desk-text) 8%);
  }
  .btn:focus-visible {
    border-radius: var(--btn-radius, var(--desk-r-2));
  }
  .s {
    block-size: 26px;
    padding: 0 8px;
    font-size: 12px;
  }
  .primary {
    --kbd-bg: oklch(0 0 0 / 0.16);
    --kbd-line: transparent;
    --kbd-text: oklch(1 0 0);
    background: var(--desk-accent-solid);
    border-color: transparent;
    color: var(--desk-on-accent);
    box-shadow: inset 0 1px 0 oklch(1 0 0 / 0.14), var(--desk-e-1);
  }
  .primary:hover,
  .primary:active {
    background: var(--desk-accent-solid-hover);
  }
  .ghost {
    border-color: transparent;
    background: transparent;
    color: var(--desk-text-2);
  }
  .ghost:hover {
    background: var(--desk-hover);
    color: var(--desk-text);
  }
  .ghost:active {
    background: var(--desk-press);
  }
  .danger {
    color: var(--desk-neg);
  }
  .note {
    --kbd-bg: oklch(0 0 0 / 0.14);
    --kbd-line: transparent;
    --kbd-text: currentColor;
    background: var(--desk-note-text);
    border-color: transparent;
    color: var(--desk-note-tint);
  }
  .note:hover {
    background: color-mix(in oklab, var(--desk-note-text), black 8%);
  }
  .dock {
    --kbd-bg: oklch(1 0 0 / 0.13);
    --kbd-line: transparent;
    --kbd-text: oklch(1 0 0 / 0.88);
    background: oklch(1 0 0 / 0.11);
    border-color: transparent;
    color: oklch(1 0 0);
  }
  .dock:hover {
    background: oklch(1 0 0 / 0.18);
  }
  .btn[disabled] {
    opacity: 0.5;
  }
  .busy {
    animation: busy 1.4s var(--desk-ease) infinite;
  }
  .busy ::slotted(*) {
    opacity: 0.85;
  }
  @keyframes busy {
    50% {
      opacity: 0.7;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .busy {
      animation: none;
      opacity: 0.75;
    }
  }
  .spread {
    justify-content: space-between;
  }
`;
