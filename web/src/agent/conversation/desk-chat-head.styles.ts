import { css } from 'lit';

export const deskChatHeadStyles = css`
  :host {
    display: block;
    flex: none;
  }
  header {
    display: flex;
    align-items: center;
    gap: 8px;
    block-size: var(--desk-bar-h);
    padding: 0 12px 0 20px;
    border-block-end: 1px solid var(--desk-line);
  }
  .who {
    display: flex;
    flex: 1;
    align-items: center;
    gap: 8px;
    min-inline-size: 0;
  }
  h2 {
    font: 600 15px/20px var(--desk-font);
    letter-spacing: -0.012em;
  }
  /* Gives way before the name does. */
  .place {
    display: block;
    flex: 0 9999 auto;
    min-inline-size: 0;
    overflow: hidden;
    line-height: 20px;
    text-overflow: ellipsis;
  }
  .number {
    font: 400 12px/16px var(--desk-font);
  }
  .seen {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    block-size: 26px;
    padding: 0 9px 0 6px;
    border-radius: 13px;
    background: var(--desk-hover);
    color: var(--desk-text-2);
    font: 500 11.5px/1 var(--desk-font);
    white-space: nowrap;
  }
  .close {
    margin-inline-start: 2px;
  }
  .back {
    display: none;
  }
  @media (max-width: 1199px) {
    .seen {
      padding: 0 6px;
    }
    .seen span {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
  }
  @media (max-width: 859px) {
    header {
      padding-inline-start: 10px;
    }
    .back {
      display: inline-flex;
    }
    .number {
      display: none;
    }
  }
  @media (max-width: 519px) {
    /* The name has a line of its own. */
    header {
      flex-wrap: wrap;
      justify-content: flex-end;
      gap: 2px;
      block-size: auto;
      padding-block: 8px;
    }
    .who {
      flex-basis: calc(100% - 40px);
    }
    .place {
      display: none;
    }
  }
`;
