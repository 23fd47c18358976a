import { css } from 'lit';

/** A row of 52 px: face, two lines, time and marks at the end. */
export const closureRowStyles = css`
  :host {
    display: grid;
    grid-template-columns: 20px minmax(0, 1fr) auto;
    grid-template-rows: 18px 18px;
    column-gap: 10px;
    block-size: 52px;
    padding: 8px 16px;
    margin-inline: 4px;
    border-radius: var(--desk-r-3);
    position: relative;
  }
  :host::after {
    content: '';
    display: var(--rule, block);
    position: absolute;
    inset: 0 16px auto 46px;
    border-block-start: 1px solid var(--desk-line);
  }
  :host(:hover) {
    background: var(--desk-hover);
  }
  :host([fresh]) {
    background: linear-gradient(90deg, var(--desk-selected), transparent 85%);
  }
  :host([selected]) {
    background: var(--desk-selected);
  }
  :host(:focus-within:has(.open:focus-visible)) {
    box-shadow: inset 0 0 0 2px var(--desk-focus);
  }
  :host([undone]) {
    opacity: 0.62;
  }
  ui-face {
    grid-row: 1 / 3;
    align-self: start;
  }
  .who {
    display: flex;
    gap: 6px;
    align-items: center;
    min-inline-size: 0;
    font: 400 12.5px/18px var(--desk-font);
    white-space: nowrap;
  }
  .who b {
    font-weight: 600;
    font-size: 13px;
  }
  .by {
    flex: 0 1 auto;
  }
  /* Without room for a few letters it goes as a whole: its line breaks out of sight. */
  .dept {
    flex: 0 3 auto;
    display: flex;
    flex-wrap: wrap;
    block-size: 18px;
    min-inline-size: 0;
    overflow: hidden;
  }
  .dept::before {
    content: '';
    block-size: 18px;
  }
  .dept .ell {
    flex: 1 1 48px;
    min-inline-size: 48px;
  }
  .open:focus-visible {
    box-shadow: none;
  }
  .open::after {
    content: '';
    position: absolute;
    inset: 0;
  }
  .when {
    display: flex;
    gap: 10px;
    justify-content: flex-end;
    font: 400 11.5px/18px var(--desk-font);
    color: var(--desk-text-3);
  }
  .score {
    display: inline-flex;
    align-items: center;
    gap: 3px;
    position: relative;
    z-index: 1;
    font-weight: 550;
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
  /* A line of its own: wide marks take from the note, not from the names above. */
  .second {
    grid-row: 2;
    grid-column: 2 / -1;
    display: flex;
    gap: 10px;
    min-inline-size: 0;
  }
  .note {
    flex: 1;
    min-inline-size: 0;
    font: 400 12.5px/18px var(--desk-font);
    color: var(--desk-text-2);
  }
  .marks {
    flex: none;
    display: flex;
    gap: 4px;
    align-items: center;
    justify-content: flex-end;
    max-inline-size: 250px;
  }
  .jira {
    position: relative;
    z-index: 1;
    border-radius: var(--desk-r-1);
  }
  .jira::after {
    content: '';
    position: absolute;
    inset: -4px 0;
  }
  .jira:hover {
    filter: brightness(0.97);
  }
  .more {
    font: 500 10.5px/16px var(--desk-font);
    color: var(--desk-text-3);
  }
  :host([discreet]) {
    grid-template-columns: 30px minmax(0, 1fr) auto;
    grid-template-rows: 24px 22px;
    block-size: 64px;
    column-gap: 12px;
  }
  :host([discreet]) .who,
  :host([discreet]) .who b,
  :host([discreet]) .dept,
  :host([discreet]) .note {
    font-size: 18px;
    line-height: 24px;
  }
  :host([discreet]) .marks {
    zoom: 1.3;
  }
  :host([discreet]) .when {
    font-size: 16px;
    line-height: 24px;
  }
`;
