import { css } from 'lit';

export const dashboardStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    min-inline-size: 0;
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
