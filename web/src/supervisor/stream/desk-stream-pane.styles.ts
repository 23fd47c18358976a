import { css } from 'lit';

/** The stream's pane: toggles in its head, fields below it, the list in the rest. */
export const streamPaneStyles = css`
  :host,
  section,
  .body {
    display: flex;
    flex-direction: column;
    min-block-size: 0;
  }
  section {
    container-type: inline-size;
  }
  section,
  .body {
    flex: 1;
  }
  .body {
    border-block-start: 1px solid var(--desk-line);
  }
  desk-closure-stream {
    flex: 1;
  }
  ui-skeleton {
    --desk-row-h: 52px;
  }
  .toggle {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    block-size: 26px;
    padding: 0 8px;
    border-radius: var(--desk-r-2);
    border: 1px solid var(--desk-line-2);
    background: var(--desk-raised);
    font: 500 12px/16px var(--desk-font);
    white-space: nowrap;
  }
  .toggle:hover {
    background: color-mix(in oklab, var(--desk-raised), var(--desk-text) 4%);
  }
  .toggle.ghost {
    border-color: transparent;
    background: none;
    color: var(--desk-text-2);
  }
  .toggle.ghost:hover,
  .toggle.ghost[aria-expanded='true'] {
    background: var(--desk-hover);
  }
  .toggle[aria-pressed='true'] {
    background: var(--desk-accent-tint);
    border-color: var(--desk-accent-line);
    color: var(--desk-accent);
  }
  .toggle[aria-pressed='true'] .count {
    color: inherit;
  }
  /* What a narrower column does without, in this order, so that every toggle stays whole. */
  @container (max-width: 780px) {
    .word {
      display: none;
    }
  }
  @container (max-width: 720px) {
    .toggle ui-kbd,
    .toggle:not(.ghost) ui-icon {
      display: none;
    }
    .toggle {
      padding: 0 7px;
    }
  }
  @container (max-width: 640px) {
    header {
      gap: 5px;
    }
    h2 + .count {
      display: none;
    }
  }
  @container (max-width: 480px) {
    .toggle .count {
      display: none;
    }
    h2 {
      min-inline-size: 0;
      overflow: hidden;
      text-overflow: ellipsis;
    }
  }
  @container (max-width: 400px) {
    .toggle ui-icon:has(~ ui-kbd) {
      display: none;
    }
  }
  .missed {
    display: flex;
    align-items: center;
    gap: 6px;
    padding: 4px 12px 4px 20px;
    background: var(--desk-warn-tint);
    font: 400 12.5px/18px var(--desk-font);
  }
  .missed ui-icon-button {
    margin-inline-start: auto;
  }
  .missed a {
    color: var(--desk-accent);
    font-weight: 550;
  }
  .older {
    display: block;
    padding: 10px 20px 14px;
    font: 400 12px/16px var(--desk-font);
    color: var(--desk-text-3);
    text-align: center;
  }
  .older:hover {
    color: var(--desk-text);
    text-decoration: underline;
    text-underline-offset: 2px;
  }
  @media (max-width: 619px) {
    header {
      flex-wrap: wrap;
      block-size: auto;
      min-block-size: 42px;
      padding-block: 6px;
    }
  }
  :host([discreet]) header {
    block-size: 56px;
  }
  :host([discreet]) h2 {
    font-size: 20px;
    line-height: 28px;
  }
  :host([discreet]) .count {
    font-size: 18px;
    line-height: 24px;
  }
  :host([discreet]) .older {
    display: none;
  }
`;
