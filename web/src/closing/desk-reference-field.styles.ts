import { css } from 'lit';

export const deskReferenceFieldStyles = css`
  :host {
    display: block;
  }
  .box {
    flex-wrap: wrap;
    gap: 5px;
    block-size: auto;
    min-block-size: 34px;
    padding: 4px 5px;
    cursor: text;
  }
  .box input {
    flex: 1 1 120px;
    block-size: 24px;
    padding-inline-start: 4px;
  }
  ui-chip {
    max-inline-size: 100%;
  }
  ui-chip .ell {
    display: inline-block;
    max-inline-size: 300px;
    line-height: 16px;
  }
  .flash {
    animation: flash 600ms var(--desk-ease);
  }
  @keyframes flash {
    30% {
      box-shadow: 0 0 0 3px var(--desk-accent-line);
    }
  }
  .soft,
  .soft ui-icon {
    color: var(--desk-warn);
  }
  .fates {
    display: grid;
    gap: 3px;
    margin-block-start: 8px;
  }
  .fates:empty {
    display: none;
  }
  .fate {
    display: flex;
    align-items: center;
    gap: 7px;
    min-inline-size: 0;
    font: 400 11.5px/16px var(--desk-font);
    color: var(--desk-text-3);
    overflow-wrap: anywhere;
  }
  .fate b {
    font-weight: 550;
    color: var(--desk-text-2);
  }
  .fate .pos {
    color: var(--desk-pos);
  }
  .fate .warn {
    color: var(--desk-warn);
  }
  .status {
    flex: none;
    max-inline-size: 40%;
  }
`;
