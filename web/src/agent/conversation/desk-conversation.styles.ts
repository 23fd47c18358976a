import { css } from 'lit';

export const deskConversationStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    block-size: 100%;
    min-inline-size: 0;
    background: var(--desk-surface);
  }
  desk-transcript {
    flex: 1;
  }
  ui-skeleton {
    margin-block-start: auto;
    padding-block-end: 24px;
  }
`;
