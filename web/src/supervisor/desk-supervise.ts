import { consume } from '@lit/context';
import { css, html, LitElement } from 'lit';
import { customElement } from 'lit/decorators.js';
import { matchPath } from '../route/match-path.ts';
import { RouteController } from '../route/route-controller.ts';
import type { Router } from '../route/router.ts';
import { routerContext } from '../route/router-context.ts';
import './closed/desk-closed-list.ts';
import './jira/desk-jira-page.ts';
import './live/desk-live-list.ts';
import './opened/desk-opened-list.ts';
import './wall/desk-wall.ts';
import '../ui/ui-error.ts';

/** The supervisor desk: what happens now, who talks with whom, and what was closed. `/supervise/:tab/:chatId` opens a chat beside it. */
@customElement('desk-supervise')
export class DeskSupervise extends LitElement {
  @consume({ context: routerContext })
  private router!: Router;

  constructor() {
    super();
    new RouteController(this, () => this.router);
  }

  override render() {
    const { tab = 'now', chatId = '' } = matchPath('/supervise/:tab?/:chatId?', this.router.path) ?? { tab: '' };
    return html`<main>${this.#page(tab, chatId)}</main>`;
  }

  #page(tab: string, chatId: string) {
    switch (tab) {
      case 'now':
        return html`<desk-wall .chatId=${chatId}></desk-wall>`;
      case 'live':
        return html`<desk-live-list kind="live" .chatId=${chatId}></desk-live-list>`;
      case 'tickets':
        return html`<desk-live-list kind="tickets" .chatId=${chatId}></desk-live-list>`;
      case 'closed':
        return html`<desk-closed-list .chatId=${chatId}></desk-closed-list>`;
      case 'opened':
        return html`<desk-opened-list .chatId=${chatId}></desk-opened-list>`;
      case 'jira':
        return html`<desk-jira-page></desk-jira-page>`;
      default:
        return html`<ui-error level="2" icon="search" heading="There is nothing here" lasting>The address may be old or mistyped.</ui-error>`;
    }
  }

  static override styles = css`
    :host,
    main {
      display: grid;
      grid-template: minmax(0, 1fr) / minmax(0, 1fr);
      min-block-size: 0;
      min-inline-size: 0;
    }
  `;
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-supervise': DeskSupervise;
  }
}
