import { css } from 'lit';

export const dashboardStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    min-inline-size: 0;
  }
  header {
    display: flex;
    flex: none;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px 10px;
    min-block-size: var(--desk-bar-h);
    padding: 6px 14px 6px 20px;
    border-block-end: 1px solid var(--desk-line);
  }
  h1 {
    font: 600 15px/20px var(--desk-font);
    letter-spacing: -0.012em;
  }
  ui-tabs {
    padding-inline-start: 6px;
  }
  .old {
    color: var(--desk-warn);
  }
  main {
    display: flex;
    flex: 1;
    flex-direction: column;
    min-block-size: 0;
    transition: opacity var(--desk-m-2) var(--desk-ease);
  }
  main > * {
    flex: 1;
  }
  .updating {
    opacity: 0.6;
  }
  ui-skeleton {
    padding: 18px 6px;
  }
`;
