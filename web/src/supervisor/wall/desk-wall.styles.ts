import { css } from 'lit';

/** Three columns that fill what the head and the figures leave. In wall mode the page covers the whole window. */
export const wallStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    min-inline-size: 0;
  }
  :host([wall]) {
    position: fixed;
    inset: 0;
    z-index: 50;
    background: var(--desk-surface);
    --wall-zoom: 1.45;
  }
  /* A small screen hangs nearer to its readers: names before size. */
  @media (max-width: 1699px) {
    :host([wall]) {
      --wall-zoom: 1.1;
    }
  }
  .body {
    display: flex;
    flex-direction: column;
    flex: 1;
    min-block-size: 0;
  }
  .dim {
    opacity: 0.92;
    filter: saturate(0.7);
  }
  .columns {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 412px 388px;
    flex: 1;
    min-block-size: 0;
  }
  /* What changes in one column lays out and paints that column alone. */
  .columns > *,
  desk-figures {
    contain: layout paint style;
  }
  /* Where the window gives the columns their size, what is in one cannot change it. */
  @media (min-width: 1200px) {
    .columns > * {
      contain: strict;
    }
  }
  .columns > * + * {
    border-inline-start: 1px solid var(--desk-line);
  }
  .columns:has(desk-chat-reader) {
    grid-template-columns: minmax(0, 1fr) 398px minmax(380px, 1fr);
  }
  :host([wall]) .columns {
    grid-template-columns: minmax(0, 1fr) minmax(0, 31%) minmax(0, 29%);
  }
  :host([wall]) desk-live-mark {
    zoom: var(--wall-zoom);
  }
  ui-error {
    flex: 1;
  }
  @media (max-width: 1199px) {
    .body {
      overflow: hidden auto;
    }
    .columns,
    .columns:has(desk-chat-reader) {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
      flex: none;
    }
    desk-stream-pane {
      grid-column: 1 / -1;
      block-size: 420px;
      border-block-end: 1px solid var(--desk-line);
    }
    desk-chat-reader {
      block-size: 420px;
    }
  }
  @media (max-width: 859px) {
    .columns,
    .columns:has(desk-chat-reader) {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
