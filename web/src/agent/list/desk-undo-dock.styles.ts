import { css } from 'lit';

export const deskUndoDockStyles = css`
  :host {
    display: block;
  }
  .dock {
    --icon-button-color: oklch(1 0 0 / 0.7);
    --icon-button-color-hover: oklch(1 0 0);
    --icon-button-hover: oklch(1 0 0 / 0.12);
    --desk-surface: var(--desk-dock);
    --desk-focus: oklch(0.8 0.1 272);
    display: flex;
    align-items: center;
    gap: 9px;
    min-block-size: 36px;
    margin: 0 8px 8px;
    padding: 5px 5px 5px 11px;
    border-radius: 9px;
    background: var(--desk-dock);
    color: oklch(0.97 0 0);
    box-shadow: var(--desk-e-2);
    font: 450 12.5px/18px var(--desk-font);
    animation: come var(--desk-m-2) var(--desk-ease);
  }
  @keyframes come {
    from {
      opacity: 0;
      transform: translateY(4px);
    }
  }
  b {
    font-weight: 600;
  }
  .id {
    font-variant-numeric: tabular-nums;
    color: oklch(1 0 0 / 0.7);
  }
  ui-menu {
    --menu-opener-size: 24px;
    --menu-opener-color: oklch(1 0 0 / 0.8);
    --menu-opener-hover: oklch(1 0 0 / 0.12);
  }
  svg {
    flex: none;
    inline-size: 16px;
    block-size: 16px;
    transform: rotate(-90deg);
  }
  circle {
    fill: none;
    stroke: oklch(1 0 0 / 0.2);
    stroke-width: 2;
  }
  .run {
    stroke: oklch(0.82 0.09 272);
    stroke-linecap: round;
    animation: run var(--left) linear both;
  }
  @keyframes run {
    from {
      stroke-dashoffset: var(--from);
    }
    to {
      stroke-dashoffset: 40.84;
    }
  }
`;
