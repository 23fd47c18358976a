import { consume } from '@lit/context';
import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ListTab } from '../../data/chat-lists.ts';
import type { ClosingQueue } from '../../data/closing-queue.ts';
import { closingContext, sessionContext } from '../../data/contexts.ts';
import type { Session } from '../../data/session.ts';
import { StoreController } from '../../data/store-controller.ts';
import type { Router } from '../../route/router.ts';
import { routerContext } from '../../route/router-context.ts';
import { undoClose } from './undo-close.ts';
import '../../ui/ui-button.ts';
import '../../ui/ui-empty.ts';

/** Why a list is empty and what would fill it. */
@customElement('desk-list-empty')
export class DeskListEmpty extends LitElement {
  @property() tab: ListTab = 'live';
  @property() filter = '';

  @consume({ context: sessionContext })
  private session!: Session;
  @consume({ context: routerContext })
  private router!: Router;
  @consume({ context: closingContext })
  private closing!: ClosingQueue;

  constructor() {
    super();
    new StoreController(
      this,
      () => this.session,
      (session) => session.me?.available,
    );
    new StoreController(
      this,
      () => this.closing,
      (closing) => closing.intents,
    );
  }

  override render() {
    if (this.filter)
      return html`<ui-empty level="2" icon="search" heading="No chat matches">Nothing here with “${this.filter}”.</ui-empty>`;
    if (this.tab === 'pending')
      return html`<ui-empty level="2" icon="hourglass" heading="Nothing pending">No chats are waiting for a customer.</ui-empty>`;
    if (this.tab === 'tickets') {
      return html`<ui-empty level="2" icon="check-circle" heading="No tickets">A chat that nobody answers in time waits here until somebody accepts it.</ui-empty>`;
    }
    if (this.tab === 'closed') {
      return html`<ui-empty level="2" icon="check-circle" heading="Nothing closed yet">Chats you close are kept here, the latest on top.</ui-empty>`;
    }
    if (!this.session.me?.available) {
      return html`<ui-empty level="2" icon="pause" heading="You are unavailable"
        >No chats come in until you are available again.<ui-button slot="actions" size="s" @click=${() => this.session.setAvailable(true)}
          >Set available</ui-button
        ></ui-empty
      >`;
    }
    const last = this.closing.intents.findLast((intent) => intent.phase === 'closed');
    return html`<ui-empty level="2" heading="Nothing waiting"
      >Chats land here when they are routed to you.${
        last
          ? html`<ui-button slot="actions" size="s" keys="Mod+Z" @click=${() => undoClose(this.closing, this.router, last.chatId)}>Undo last close</ui-button>`
          : nothing
      }<ui-button slot="actions" size="s" variant="ghost" @click=${() => this.session.setAvailable(false)}>Set unavailable</ui-button></ui-empty
    >`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-list-empty': DeskListEmpty;
  }
}
