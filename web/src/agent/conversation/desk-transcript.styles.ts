import { css } from 'lit';

export const deskTranscriptStyles = css`
  :host {
    position: relative;
    display: flex;
    flex-direction: column;
    min-block-size: 0;
  }
  .log {
    display: flex;
    flex: 1;
    flex-direction: column;
    contain: strict;
    overflow-anchor: none;
  }
  .log:focus-visible {
    border-radius: 0;
    box-shadow: inset 0 0 0 2px var(--desk-focus);
  }
  .items {
    display: flex;
    flex-direction: column;
    gap: 2px;
    margin-block-start: auto;
    padding: 14px 20px 8px;
  }
  .day {
    align-self: center;
    padding: 2px 0 8px;
    font: 500 11px/16px var(--desk-font);
    color: var(--desk-text-3);
  }
  .line {
    display: flex;
    align-items: center;
    gap: 7px;
    padding: 5px 0 5px 34px;
    font: 400 11.5px/16px var(--desk-font);
    font-variant-numeric: tabular-nums;
    color: var(--desk-text-3);
  }
  .line b {
    font-weight: 500;
    color: var(--desk-text-2);
  }
  .divider {
    display: flex;
    align-items: center;
    gap: 10px;
    padding: 4px 0;
    font: 600 10.5px/16px var(--desk-font);
    color: var(--desk-accent);
  }
  .divider::before,
  .divider::after {
    content: '';
    flex: 1;
    block-size: 1px;
    background: var(--desk-accent-line);
  }
  .typing {
    display: flex;
    align-items: center;
    gap: 8px;
    block-size: 22px;
    padding-inline-start: 34px;
    font: 400 12px/16px var(--desk-font);
    color: var(--desk-text-3);
  }
  .dots {
    display: inline-flex;
    gap: 3px;
  }
  .dots i {
    inline-size: 4px;
    block-size: 4px;
    border-radius: 50%;
    background: var(--desk-text-3);
  }
  .dots i:nth-child(2) {
    opacity: 0.65;
  }
  .dots i:nth-child(3) {
    opacity: 0.35;
  }
  @media (prefers-reduced-motion: no-preference) {
    .dots i {
      animation: dot 1.2s infinite var(--desk-ease);
    }
    .dots i:nth-child(2) {
      animation-delay: 0.15s;
    }
    .dots i:nth-child(3) {
      animation-delay: 0.3s;
    }
    @keyframes dot {
      0%,
      60%,
      100% {
        transform: none;
      }
      30% {
        transform: translateY(-2px);
      }
    }
  }
  .pill {
    position: absolute;
    inset-block-end: 8px;
    inset-inline-start: 50%;
    translate: -50% 0;
    display: inline-flex;
    align-items: center;
    gap: 5px;
    block-size: 26px;
    padding: 0 11px;
    border-radius: 13px;
    background: var(--desk-accent-solid);
    color: var(--desk-on-accent);
    box-shadow: var(--desk-e-2);
    font: 550 12px/1 var(--desk-font);
  }
  .pill:focus-visible {
    border-radius: 13px;
  }
`;
