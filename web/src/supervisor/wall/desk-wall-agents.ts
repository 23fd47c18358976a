import type { Figures } from '@desk/protocol/report';
import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '../team/desk-agent-table.ts';
import '../needs/desk-needs-you.ts';
import '../team/desk-queue-table.ts';

/** The middle column of the wall: what needs a supervisor, the queues, the agents. */
@customElement('desk-wall-agents')
export class DeskWallAgents extends LitElement {
  @property({ attribute: false }) figures!: Figures;
  @property({ type: Number }) now = 0;
  @property({ type: Boolean, reflect: true }) large = false;

  override render() {
    return html`<desk-needs-you .figures=${this.figures} .now=${this.now} .quiet=${this.large}></desk-needs-you>
      <desk-queue-table .figures=${this.figures} .now=${this.now}></desk-queue-table>
      <desk-agent-table .agents=${this.figures.agents} .now=${this.now} .quiet=${this.large}></desk-agent-table>`;
  }

  static override styles = css`
    :host {
      display: block;
    }
    :host([large]) {
      zoom: var(--wall-zoom);
    }
    * + * {
      border-block-start: 1px solid var(--desk-line);
    }
  `;
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-wall-agents': DeskWallAgents;
  }
}
