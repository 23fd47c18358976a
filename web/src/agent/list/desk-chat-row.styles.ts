import { css } from 'lit';

export const deskChatRowStyles = css`
  :host {
    display: block;
    position: relative;
  }
  .tick {
    position: absolute;
    inset-block: 0;
    inset-inline-start: 12px;
    display: grid;
    place-items: center;
    inline-size: 40px;
    opacity: 0;
  }
  .tick input {
    inline-size: 16px;
    block-size: 16px;
    accent-color: var(--desk-accent-solid);
  }
  :host(:hover) .tick,
  :host([is-picking]) .tick,
  .tick:focus-within {
    opacity: 1;
  }
  :host([may-pick]:hover) ui-avatar,
  :host([is-picking]) ui-avatar {
    opacity: 0;
  }
  :host([is-picked]) a {
    background: var(--desk-accent-tint);
  }
  a {
    position: relative;
    display: grid;
    grid-template-columns: 32px minmax(0, 1fr) auto;
    column-gap: 10px;
    align-items: center;
    block-size: var(--desk-row-h);
    margin: 0 6px;
    padding: 0 10px;
    border-radius: var(--desk-r-3);
  }
  a:hover {
    --avatar-bg: color-mix(in oklab, var(--desk-surface-2), black 3%);
    background: var(--desk-hover);
  }
  a:focus-visible {
    border-radius: var(--desk-r-3);
    box-shadow: inset 0 0 0 2px var(--desk-focus);
  }
  .fresh {
    --avatar-bg: color-mix(in oklab, var(--desk-pos-tint) 72%, var(--desk-surface-2));
    background: var(--avatar-bg);
  }
  a[aria-current] {
    background: var(--desk-selected);
  }
  a[aria-current]::before {
    content: '';
    position: absolute;
    inset-block: 14px;
    inset-inline-start: -6px;
    inline-size: 3px;
    border-start-end-radius: 3px;
    border-end-end-radius: 3px;
    background: var(--desk-accent);
  }
  .left {
    opacity: 0.45;
    pointer-events: none;
    filter: grayscale(1);
  }
  .middle {
    display: grid;
    min-inline-size: 0;
  }
  .first {
    display: flex;
    align-items: baseline;
    gap: 6px;
    min-inline-size: 0;
  }
  .name {
    font-weight: 500;
    white-space: nowrap;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .unread .name {
    font-weight: 650;
  }
  .asked {
    align-self: center;
    display: grid;
    color: var(--desk-warn);
  }
  .offer {
    align-self: center;
    display: grid;
    color: var(--desk-accent);
  }
  .back {
    color: var(--desk-warn);
  }
  @media (prefers-reduced-motion: no-preference) {
    .offer:not(.back) ui-icon {
      animation: hand-over 2.4s var(--desk-ease) infinite;
    }
  }
  @keyframes hand-over {
    0%,
    60%,
    100% {
      transform: none;
    }
    20% {
      transform: translateX(3px);
    }
    40% {
      transform: translateX(-2px);
    }
  }
  .department {
    flex: 1 1 0;
    font: 400 11.5px/16px var(--desk-font);
    color: var(--desk-text-3);
  }
  .preview {
    font: 400 12.5px/18px var(--desk-font);
    color: var(--desk-text-3);
    text-align: start;
  }
  .unread .preview {
    color: var(--desk-text-2);
  }
  .typing {
    color: var(--desk-accent);
    font-weight: 500;
  }
  .right {
    display: flex;
    flex-direction: column;
    align-items: flex-end;
    justify-content: space-between;
    gap: 3px;
    block-size: 38px;
    padding-block-start: 2px;
  }
  .time {
    font: 400 11.5px/16px var(--desk-font);
    color: var(--desk-text-3);
  }
  .end {
    display: flex;
    align-items: center;
    gap: 5px;
  }
  .score {
    font: 550 11px/14px var(--desk-font);
    font-variant-numeric: tabular-nums;
  }
  .score.positive {
    color: var(--desk-pos);
  }
  .score.neutral {
    color: var(--desk-neu);
  }
  .score.negative {
    color: var(--desk-neg);
  }
  .badge {
    min-inline-size: 17px;
    block-size: 17px;
    padding: 0 5px;
    border-radius: 9px;
    background: var(--desk-accent-solid);
    color: var(--desk-on-accent);
    font: 600 10.5px/17px var(--desk-font);
    font-variant-numeric: tabular-nums;
    text-align: center;
  }
`;
