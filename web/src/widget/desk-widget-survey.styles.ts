import { css } from 'lit';

export const surveyStyles = css`
  :host {
    font: 400 14px/20px var(--w-font);
  }
  .card {
    display: grid;
    gap: 13px;
    margin-block-end: 6px;
    padding: 18px 16px 8px;
    border: 1px solid var(--w-line);
    border-radius: 18px;
  }
  h3 {
    margin: 0;
    font: 600 17px/23px var(--w-font);
    letter-spacing: -0.015em;
    overflow-wrap: anywhere;
    text-wrap: pretty;
  }
  h3:focus,
  p:focus {
    outline: 0;
  }
  .scores {
    display: grid;
    grid-template-columns: repeat(5, 1fr);
    gap: 7px;
  }
  .nps {
    grid-template-columns: repeat(auto-fill, minmax(44px, 1fr));
    gap: 6px;
  }
  .scores label {
    position: relative;
    display: grid;
    place-items: center;
    align-content: center;
    gap: 2px;
    min-block-size: 58px;
    border: 1.5px solid var(--w-ctl);
    border-radius: 13px;
    color: var(--w-ink2);
    font: 500 12px/15px var(--w-font);
    font-variant-numeric: tabular-nums;
  }
  .nps label {
    min-block-size: 44px;
    font-size: 14px;
  }
  .scores label:hover {
    border-color: var(--w-acc);
  }
  .scores label:has(:checked) {
    border-color: var(--w-acc);
    background: var(--w-tint);
    color: var(--w-acc);
    font-weight: 600;
  }
  .scores label:has(:focus-visible) {
    outline: 2px solid var(--w-acc);
    outline-offset: 2px;
  }
  .scores input {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    opacity: 0;
    cursor: pointer;
  }
  .scores svg {
    font-size: 23px;
    stroke-width: 1.1;
  }
  .ends {
    display: flex;
    justify-content: space-between;
    margin-block-start: -7px;
    color: var(--w-ink2);
    font: 400 12px/16px var(--w-font);
  }
  .words {
    display: grid;
    gap: 7px;
  }
  .words label {
    font: 500 14px/18px var(--w-font);
  }
  .words label span {
    font-weight: 400;
    color: var(--w-ink2);
    text-transform: capitalize;
  }
  textarea {
    min-block-size: 74px;
    max-block-size: 30dvh;
    field-sizing: content;
    resize: none;
    padding: 10px 13px;
    border: 1px solid var(--w-ctl);
    border-radius: 13px;
    background: var(--w-bg);
    font-size: 16px;
    line-height: 22px;
    scrollbar-width: thin;
  }
  textarea:focus-visible {
    outline-offset: -1px;
  }
  .big {
    min-block-size: 46px;
    border-radius: 23px;
    background: var(--w-brand);
    color: var(--w-on);
    font: 600 15px/1 var(--w-font);
  }
  .skip {
    min-block-size: 44px;
    margin-block-start: -8px;
    color: var(--w-ink2);
    font: 500 14px/1 var(--w-font);
  }
  .skip:focus-visible {
    outline-offset: -6px;
    border-radius: 14px;
  }
  .rated {
    gap: 2px;
    padding-block: 14px 6px;
  }
  .rated h3 {
    margin-block-end: 6px;
  }
  .line {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 8px;
    min-block-size: 44px;
    color: var(--w-ink2);
  }
  .line button,
  .after {
    flex: none;
    min-block-size: 44px;
    min-inline-size: 44px;
    padding-inline: 8px;
    margin-inline-end: -8px;
    color: var(--w-acc);
    font-weight: 600;
    text-decoration: underline;
    text-underline-offset: 3px;
    text-decoration-color: var(--w-line);
  }
  .line button:hover,
  .after:hover {
    text-decoration-color: currentColor;
  }
  .line button:focus-visible,
  .after:focus-visible {
    outline-offset: -6px;
    border-radius: 14px;
  }
  .after {
    display: block;
    margin: 0 auto 6px;
    font: 500 13px/18px var(--w-font);
  }
  .closed {
    padding-block-end: 10px;
  }
  .closed .line {
    justify-content: center;
    min-block-size: 0;
    padding-block: 2px;
    font: 400 13px/18px var(--w-font);
    text-align: center;
  }
  .closed .waits {
    justify-content: center;
  }
  .fault,
  .waits {
    display: flex;
    align-items: flex-start;
    gap: 6px;
    color: var(--w-neg);
    font: 500 13px/18px var(--w-font);
  }
  .waits {
    color: var(--w-ink2);
    font-weight: 400;
  }
  .fault svg,
  .waits svg {
    margin-block-start: 2px;
    font-size: 14px;
  }
  .refused {
    display: grid;
    gap: 6px;
    padding: 2px 4px 10px;
  }
  blockquote {
    margin: 0;
    padding-inline-start: 10px;
    border-inline-start: 3px solid var(--w-line);
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  @media (forced-colors: active) {
    .big {
      border: 2px solid ButtonText;
    }
    .scores label:has(:checked) {
      border-color: Highlight;
      background: Highlight;
      color: HighlightText;
      forced-color-adjust: none;
    }
    blockquote {
      border-color: CanvasText;
    }
  }
`;
