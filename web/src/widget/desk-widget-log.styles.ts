import { css } from 'lit';

export const logStyles = css`
  :host {
    position: relative;
    flex: 1;
    min-block-size: 0;
  }
  .log {
    block-size: 100%;
    overflow: hidden auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
    scrollbar-color: var(--w-line) transparent;
    padding: 14px 14px 8px;
    display: flex;
    flex-direction: column;
    gap: 3px;
  }
  .log:focus-visible {
    outline-offset: -3px;
  }
  .log > :first-child {
    margin-block-start: auto;
  }
  .log > *,
  ::slotted(*) {
    flex: none;
  }
  .m {
    max-inline-size: 82%;
    padding: 9px 13px;
    border-radius: 16px;
    text-wrap: pretty;
  }
  .text {
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .theirs {
    align-self: flex-start;
    background: var(--w-in);
  }
  .theirs.last {
    border-end-start-radius: 5px;
  }
  .m.mine {
    align-self: flex-end;
    background: var(--w-brand);
    color: var(--w-on);
  }
  .m.mine.last {
    border-end-end-radius: 5px;
  }
  .m a {
    color: inherit;
    text-underline-offset: 2px;
  }
  .theirs a {
    color: var(--w-acc);
  }
  .m a:focus-visible {
    outline-color: currentColor;
  }
  .t {
    display: flex;
    align-items: center;
    gap: 4px;
    padding: 1px 4px 8px;
    font: 400 12px/16px var(--w-font);
    color: var(--w-ink2);
    font-variant-numeric: tabular-nums;
  }
  .t svg {
    font-size: 14px;
    color: var(--w-acc);
  }
  .t.mine {
    align-self: flex-end;
  }
  .t.failed {
    flex-wrap: wrap;
    justify-content: flex-end;
    color: var(--w-neg);
    text-align: end;
  }
  .t.failed svg {
    color: inherit;
  }
  .t.failed button {
    min-block-size: 44px;
    margin-block: -14px;
    padding-inline: 8px;
    font-weight: 600;
    text-decoration: underline;
    text-underline-offset: 2px;
  }
  .t.failed button:focus-visible {
    outline-offset: -8px;
    border-radius: 14px;
  }
  .line {
    display: flex;
    align-self: flex-start;
    gap: 7px;
    padding: 2px 4px 8px;
    font: 400 13px/19px var(--w-font);
    color: var(--w-ink2);
  }
  .line svg {
    margin-block-start: 2px;
    font-size: 15px;
  }
  .day,
  .end {
    align-self: center;
    padding: 8px 0 10px;
    text-align: center;
    font: 500 12px/16px var(--w-font);
    color: var(--w-ink2);
  }
  .end {
    font: 400 13px/18px var(--w-font);
    text-wrap: balance;
  }
  .typing {
    display: flex;
    align-self: flex-start;
    gap: 4px;
    padding: 16px 15px;
    border-radius: 16px;
    border-end-start-radius: 5px;
    background: var(--w-in);
  }
  .typing i {
    inline-size: 6px;
    block-size: 6px;
    border-radius: 50%;
    background: var(--w-ink2);
    animation: dot 1.2s ease-in-out infinite;
  }
  .typing i:nth-of-type(2) {
    animation-delay: 0.15s;
  }
  .typing i:nth-of-type(3) {
    animation-delay: 0.3s;
  }
  @keyframes dot {
    0%,
    60%,
    100% {
      opacity: 0.35;
    }
    30% {
      opacity: 1;
    }
  }
  .below {
    position: absolute;
    inset-block-end: 8px;
    inset-inline: 0;
    margin-inline: auto;
    inline-size: max-content;
    display: flex;
    align-items: center;
    gap: 6px;
    min-block-size: 44px;
    padding: 0 16px;
    border-radius: 22px;
    background: var(--w-bg);
    color: var(--w-acc);
    font: 600 13.5px/1 var(--w-font);
    box-shadow:
      0 0 0 1px var(--w-line),
      0 6px 18px -6px var(--w-shade);
  }
  @media (prefers-reduced-motion: reduce) {
    .typing i {
      animation: none;
      opacity: 0.7;
    }
  }
  @media (forced-colors: active) {
    .m,
    .typing {
      border: 1px solid CanvasText;
    }
  }
`;
