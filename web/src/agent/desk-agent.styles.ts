import { css } from 'lit';

export const deskAgentStyles = css`
  :host {
    display: block;
    block-size: 100%;
    container-type: inline-size;
  }
  .columns {
    position: relative;
    display: grid;
    grid-template-columns: var(--desk-list-w) minmax(0, 1fr) var(--desk-info-w);
    grid-template-rows: minmax(0, 1fr);
    block-size: 100%;
  }
  .no-panel {
    grid-template-columns: var(--desk-list-w) minmax(0, 1fr);
  }
  main,
  aside {
    min-inline-size: 0;
    min-block-size: 0;
  }
  aside {
    border-inline-start: 1px solid var(--desk-line);
  }
  @container (max-width: 1147px) {
    .columns {
      grid-template-columns: 300px minmax(0, 1fr);
    }
    aside {
      position: absolute;
      inset-block: 0;
      inset-inline-end: 0;
      inline-size: min(var(--desk-info-w), 100%);
      box-shadow: var(--desk-e-3);
      z-index: 2;
    }
  }
  @container (max-width: 807px) {
    .columns {
      grid-template-columns: minmax(0, 1fr);
    }
    .columns:not(.has-chat) main,
    .has-chat desk-list-column {
      display: none;
    }
  }
`;
