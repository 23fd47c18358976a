import { css } from 'lit';

/** Agents with their counts stand before the list where there is room for both. */
export const closedListStyles = css`
  .columns.grouped {
    grid-template-columns: 208px minmax(0, 1fr);
  }
  .columns.grouped > * + * {
    border-inline-start: 1px solid var(--desk-line);
  }
  @media (max-width: 1099px) {
    .columns.grouped {
      grid-template-columns: minmax(0, 1fr);
    }
    desk-closed-agents {
      display: none;
    }
  }
`;
