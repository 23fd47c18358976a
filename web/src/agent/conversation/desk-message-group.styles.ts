import { css } from 'lit';

export const deskMessageGroupStyles = css`
  :host {
    display: flex;
  }
  article {
    display: grid;
    grid-template-columns: 26px minmax(0, 1fr);
    column-gap: 8px;
    max-inline-size: 84%;
    padding: 4px 0;
  }
  .ours {
    grid-template-columns: minmax(0, 1fr);
    margin-inline-start: auto;
  }
  ui-avatar {
    grid-row: 1 / span 2;
    grid-column: 1;
    align-self: start;
    margin-block-start: 1px;
  }
  .who {
    grid-column: 2;
    display: flex;
    gap: 6px;
    margin-block-end: 3px;
    font: 500 11.5px/16px var(--desk-font);
    color: var(--desk-text-2);
  }
  time {
    font-weight: 400;
    font-variant-numeric: tabular-nums;
    color: var(--desk-text-3);
  }
  .bubbles {
    grid-column: 2;
    display: flex;
    flex-direction: column;
    align-items: flex-start;
    gap: 3px;
    min-inline-size: 0;
  }
  .ours .who,
  .ours .bubbles {
    grid-column: 1;
    justify-content: flex-end;
    align-items: flex-end;
  }
  .bubble {
    max-inline-size: 100%;
    padding: 7px 12px;
    border-radius: 4px 12px 12px 12px;
    background: var(--desk-neu-tint);
    font: var(--desk-t-14);
    white-space: pre-wrap;
    overflow-wrap: anywhere;
    text-wrap: pretty;
  }
  .bubble a {
    color: var(--desk-accent);
    text-decoration: underline;
    text-underline-offset: 2px;
  }
  .bubble ~ .bubble {
    border-radius: 12px;
  }
  .ours .bubble {
    border-radius: 12px 4px 12px 12px;
    background: var(--desk-accent-tint);
  }
  .ours .bubble ~ .bubble {
    border-radius: 12px;
  }
  .waits {
    opacity: 0.72;
  }
  .ours .failed {
    background: var(--desk-neg-tint);
  }
  .receipt {
    display: flex;
    align-items: center;
    gap: 4px;
    padding-block-start: 1px;
    font: 400 11px/14px var(--desk-font);
    font-variant-numeric: tabular-nums;
    color: var(--desk-text-3);
  }
  .receipt ui-icon {
    color: var(--desk-accent);
  }
  .bad,
  .bad ui-icon {
    color: var(--desk-neg);
  }
  .ways {
    display: flex;
    gap: 6px;
    padding: 3px 0 5px;
  }
  @media (max-width: 859px) {
    article {
      max-inline-size: 92%;
    }
  }
  @media (forced-colors: active) {
    .bubble {
      border: 1px solid;
    }
  }
`;
