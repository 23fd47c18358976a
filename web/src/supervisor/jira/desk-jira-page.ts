import { css, html, LitElement } from 'lit';
import { customElement } from 'lit/decorators.js';
import { baseStyles } from '../../ui/base-styles.ts';
import './desk-link-list.ts';
import './desk-root-causes.ts';
import '../desk-supervise-head.ts';

/** JIRA as a supervisor sees it: which issues are behind the closures, and how the links to them come along. */
@customElement('desk-jira-page')
export class DeskJiraPage extends LitElement {
  override render() {
    return html`<desk-supervise-head tab="jira"></desk-supervise-head>
      <div class="columns">
        <desk-root-causes class="scroll"></desk-root-causes>
        <desk-link-list class="scroll"></desk-link-list>
      </div>`;
  }

  static override styles = [
    baseStyles,
    css`
      :host {
        display: flex;
        flex-direction: column;
        min-block-size: 0;
        min-inline-size: 0;
      }
      .columns {
        display: grid;
        grid-template-columns: minmax(0, 3fr) minmax(360px, 2fr);
        flex: 1;
        min-block-size: 0;
      }
      .columns > * + * {
        border-inline-start: 1px solid var(--desk-line);
      }
      @media (max-width: 1023px) {
        .columns {
          grid-template-columns: minmax(0, 1fr);
          overflow: hidden auto;
        }
        .columns > * + * {
          border-inline-start: 0;
          border-block-start: 1px solid var(--desk-line);
        }
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-jira-page': DeskJiraPage;
  }
}
