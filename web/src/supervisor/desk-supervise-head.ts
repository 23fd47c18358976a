import { consume } from '@lit/context';
import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { socketContext } from '../data/contexts.ts';
import type { DeskSocket } from '../data/socket.ts';
import type { Router } from '../route/router.ts';
import { routerContext } from '../route/router-context.ts';
import { baseStyles } from '../ui/base-styles.ts';
import type { ValueChanged } from '../ui/value-changed.ts';
import { TabCountsController } from './tab-counts-controller.ts';
import './desk-offers-link.ts';
import '../ui/ui-tabs.ts';

/** `opened` is no tab: it is come to from a figure. */
export type SuperviseTab = 'now' | 'live' | 'closed' | 'tickets' | 'jira' | 'opened';

/** Another tab was just chosen, in a head that goes away with its page. */
let isByTab = false;

/** The head of the supervisor desk: its tabs, then what belongs to the open one in the slot. */
@customElement('desk-supervise-head')
export class DeskSuperviseHead extends LitElement {
  @consume({ context: routerContext })
  private router: Router | undefined;
  @property() tab: SuperviseTab = 'now';
  /** Chats that an agent has just now, and tickets, whatever is filtered for, where the page knows them sooner than the head counts them. */
  @property({ type: Number }) live: number | undefined;
  @property({ type: Number }) tickets: number | undefined;
  @consume({ context: socketContext })
  private socket: DeskSocket | undefined;
  readonly #tabs = new TabCountsController(this, () => this.socket);

  override render() {
    const { counts } = this.#tabs;
    const items = [
      { id: 'now', label: 'Now' },
      { id: 'live', label: 'Live', count: this.live ?? counts?.live, hint: 'Chats that agents have now' },
      { id: 'closed', label: 'Closed', count: counts?.closed, hint: 'Closed today' },
      { id: 'tickets', label: 'Tickets', count: this.tickets ?? counts?.tickets },
      { id: 'jira', label: 'JIRA' },
    ];
    return html`<header>
      <h1 tabindex="-1">Supervisor desk</h1>
      <ui-tabs label="Supervisor desk" .items=${items} selected=${this.tab} @ui-value-changed=${this.#chosen}></ui-tabs>
      <desk-offers-link></desk-offers-link>
      <slot></slot>
    </header>`;
  }

  /** Each tab has a head of its own: what had the focus is gone. Who came by a tab is on it again, who opened the page is at its heading. */
  protected override async firstUpdated(): Promise<void> {
    const target = this.renderRoot.querySelector<HTMLElement>(isByTab ? 'ui-tabs' : 'h1');
    isByTab = false;
    await this.renderRoot.querySelector('ui-tabs')?.updateComplete;
    if (document.activeElement === document.body) target?.focus({ preventScroll: true });
  }

  #chosen(event: ValueChanged): void {
    isByTab = true;
    this.router?.go(`/supervise/${event.value}`);
  }

  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
        flex: none;
      }
      header {
        display: flex;
        align-items: center;
        gap: 10px;
        min-block-size: var(--desk-bar-h);
        padding: 0 14px 0 20px;
        border-block-end: 1px solid var(--desk-line);
      }
      /* Where reading begins; nothing can be pressed there. */
      h1:focus {
        outline: none;
        box-shadow: none;
      }
      h1 {
        font: 600 15px/20px var(--desk-font);
        letter-spacing: -0.012em;
        white-space: nowrap;
      }
      ui-tabs {
        padding-inline-start: 6px;
      }
      @media (max-width: 1099px) {
        header {
          flex-wrap: wrap;
          padding-block: 8px;
        }
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-supervise-head': DeskSuperviseHead;
  }
}
