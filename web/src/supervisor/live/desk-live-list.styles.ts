import { css } from 'lit';

/** Groups of open chats under headings that stay in view. */
export const liveListStyles = css`
  h2 {
    display: flex;
    align-items: center;
    position: sticky;
    inset-block-start: -4px;
    z-index: 2;
    padding: 9px 20px 5px;
    background: var(--desk-surface);
    font: 550 12px/16px var(--desk-font);
    color: var(--desk-text-2);
  }
  h2 desk-send-away {
    position: relative;
    margin-block: -4px;
    margin-inline-start: 6px;
  }
  h2 span {
    font-weight: 500;
    margin-inline-start: 4px;
  }
  section + section {
    border-block-start: 1px solid var(--desk-line);
    margin-block-start: 4px;
  }
`;
