import { css } from 'lit';

/** The open report beside the list of reports: its head, and the rest in full height. */
export const deskReportsStyles = css`
  main {
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    min-inline-size: 0;
  }
  main > :last-child {
    flex: 1;
  }
`;
