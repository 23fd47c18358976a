import { css } from 'lit';

export const panelStyles = css`
  :host {
    display: contents;
  }
  .panel {
    --w-full: 0;
    position: fixed;
    z-index: 2147483000;
    inset: auto 24px calc(96px + env(safe-area-inset-bottom, 0px)) auto;
    inline-size: 388px;
    block-size: min(640px, calc(100dvh - 120px));
    max-inline-size: none;
    max-block-size: none;
    margin: 0;
    padding: 0;
    border: 0;
    border-radius: 20px;
    overflow: hidden;
    background: var(--w-bg);
    color: var(--w-ink);
    font: 400 15px/22px var(--w-font);
    letter-spacing: -0.009em;
    text-align: start;
    -webkit-font-smoothing: antialiased;
    box-shadow:
      0 0 0 1px var(--w-line),
      0 18px 60px -12px var(--w-shade);
  }
  .panel:dir(rtl) {
    inset-inline: auto 24px;
    inset-inline-end: 24px;
    inset-inline-start: auto;
  }
  .panel[open] {
    display: flex;
    flex-direction: column;
    animation: rise 220ms cubic-bezier(0.2, 0.7, 0.2, 1);
  }
  .panel:focus {
    outline: 0;
  }
  .panel::backdrop {
    background: none;
  }
  @keyframes rise {
    from {
      opacity: 0;
      transform: translateY(12px);
    }
  }
  @media (max-width: 519.98px) {
    .panel {
      --w-full: 1;
      inset: var(--w-top, 0) 0 auto 0;
      inline-size: 100%;
      block-size: var(--w-height, 100dvh);
      border-radius: 0;
      box-shadow: none;
    }
  }
  .strip {
    display: flex;
    align-items: flex-start;
    gap: 8px;
    flex: none;
    margin: 0 10px 8px;
    padding: 9px 13px;
    border-radius: 14px;
    background: var(--w-warn-tint);
    color: var(--w-ink);
    font: 400 13.5px/19px var(--w-font);
  }
  .strip svg {
    margin-block-start: 2px;
    font-size: 15px;
    color: var(--w-warn);
  }
  .again {
    flex: none;
    padding: 4px 10px 0;
  }
  .again p {
    margin: 0 6px 8px;
    color: var(--w-ink2);
    font: 400 13px/18px var(--w-font);
    text-align: center;
  }
  .again button {
    inline-size: 100%;
    block-size: 46px;
    border-radius: 23px;
    background: var(--w-tint);
    color: var(--w-acc);
    font: 600 15px/1 var(--w-font);
  }
  .wait {
    flex: 1;
    display: grid;
    place-items: center;
    color: var(--w-ink2);
  }
  @media (prefers-reduced-motion: reduce) {
    .panel[open] {
      animation: none;
    }
  }
  @media (forced-colors: active) {
    .panel {
      border: 1px solid CanvasText;
    }
    .again button {
      border: 2px solid ButtonText;
    }
  }
  @media print {
    .panel {
      display: none !important;
    }
  }
`;
