import { css } from 'lit';

export const deskPaletteStyles = css`
  :host {
    position: absolute;
  }
  .field {
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
    display: flex;
    align-items: center;
    gap: 10px;
    block-size: 52px;
    padding: 0 16px;
    border-block-end: 1px solid var(--desk-line);
    background: var(--desk-raised);
  }
  input {
    flex: 1;
    min-inline-size: 0;
    block-size: 100%;
    border: 0;
    background: none;
    font: 400 15px/20px var(--desk-font);
  }
  input:focus-visible {
    box-shadow: none;
  }
  input::placeholder {
    color: var(--desk-text-3);
    opacity: 1;
  }
  [role='listbox'] {
    max-block-size: min(420px, 60dvh);
    padding-block-end: 8px;
  }
  .heading {
    padding: 10px 16px 4px;
    font: 550 11px/16px var(--desk-font);
    color: var(--desk-text-3);
  }
  [role='option'] {
    display: grid;
    grid-template-columns: 18px minmax(0, 1fr) auto;
    align-items: center;
    gap: 12px;
    block-size: 36px;
    margin: 0 6px;
    padding: 0 10px;
    border-radius: var(--desk-r-2);
    font: 400 13px/20px var(--desk-font);
    cursor: default;
  }
  [role='option'] ui-icon {
    color: var(--desk-text-3);
  }
  [role='option']:hover {
    background: var(--desk-hover);
  }
  .act,
  .act:hover {
    background: var(--desk-selected);
  }
  .act ui-icon {
    color: var(--desk-accent);
  }
  mark {
    background: none;
    color: var(--desk-accent);
    font-weight: 600;
  }
  .caps {
    display: inline-flex;
    gap: 4px;
  }
  .none {
    padding: 16px;
    font: 400 13px/20px var(--desk-font);
    color: var(--desk-text-2);
  }
  .keys {
    display: flex;
    flex: 1;
    align-items: center;
    gap: 6px;
    font: 400 11.5px/16px var(--desk-font);
    color: var(--desk-text-3);
  }
  @media (forced-colors: active) {
    .act {
      outline: 2px solid;
    }
  }
`;
