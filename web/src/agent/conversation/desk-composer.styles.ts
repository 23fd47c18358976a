import { css } from 'lit';

export const deskComposerStyles = css`
  :host {
    display: block;
    flex: none;
  }
  form {
    margin: 4px 16px 14px;
    border: 1px solid var(--desk-control);
    border-radius: 10px;
    background: var(--desk-raised);
    box-shadow: var(--desk-e-1);
    transition: border-color var(--desk-m-1) var(--desk-ease);
  }
  form:has(textarea:focus) {
    border-color: var(--desk-focus);
    box-shadow: 0 0 0 1px var(--desk-focus), 0 0 0 4px color-mix(in oklab, var(--desk-focus), transparent 82%);
  }
  .top {
    display: flex;
    align-items: center;
    padding: 6px 8px 0 6px;
  }
  .mode {
    display: inline-flex;
    align-items: center;
    block-size: 24px;
    padding: 0 8px;
    border-radius: 5px;
    background: var(--desk-accent-tint);
    color: var(--desk-accent);
    font: 500 12px/1 var(--desk-font);
  }
  .why {
    padding-inline-start: 8px;
  }
  .state {
    padding-inline-end: 6px;
  }
  textarea {
    display: block;
    inline-size: 100%;
    min-block-size: 50px;
    max-block-size: 40vh;
    padding: 7px 14px 4px;
    border: 0;
    background: none;
    font: var(--desk-t-14);
    resize: none;
    field-sizing: content;
    scrollbar-width: thin;
  }
  textarea:focus,
  textarea:focus-visible {
    outline: 2px solid transparent;
    box-shadow: none;
  }
  textarea::placeholder {
    color: var(--desk-text-3);
    opacity: 1;
  }
  .problem {
    padding: 0 14px 4px;
    font: 400 12px/16px var(--desk-font);
    color: var(--desk-neg);
  }
  .bottom {
    display: flex;
    align-items: center;
    padding: 4px 8px 8px;
  }
  .help {
    display: inline-flex;
    align-items: center;
    gap: 5px;
    padding-inline-end: 10px;
  }
  .split {
    display: inline-flex;
    gap: 1px;
  }
  .go {
    --btn-radius: var(--desk-r-2) 0 0 var(--desk-r-2);
  }
  .more {
    --menu-opener-bg: var(--desk-accent-solid);
    --menu-opener-hover: var(--desk-accent-solid-hover);
    --menu-opener-color: var(--desk-on-accent);
    --menu-opener-size: var(--desk-ctl-h);
    --menu-opener-radius: 0 var(--desk-r-2) var(--desk-r-2) 0;
  }
  @media (max-width: 519px) {
    .help {
      display: none;
    }
  }
`;
