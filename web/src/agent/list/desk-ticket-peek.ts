import type { Chat } from '@desk/protocol/chat';
import { consume } from '@lit/context';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { serverNow } from '../../clock/server-clock.ts';
import { spanWords } from '../../clock/time-words.ts';
import type { ChatStore } from '../../data/chat-store.ts';
import { acceptTickets } from '../../data/chats-api.ts';
import { chatsContext } from '../../data/contexts.ts';
import { sentenceOf } from '../../data/http.ts';
import { announce } from '../../ui/announce.ts';
import { baseStyles } from '../../ui/base-styles.ts';
import '../../ui/ui-button.ts';

const AT_ONCE = 3;

/** How many tickets wait and for how long, and a way to take the oldest of them, whatever the list is filtered by. [T4] */
@customElement('desk-ticket-peek')
export class DeskTicketPeek extends LitElement {
  /** The tickets of the list, before any filter. */
  @property({ attribute: false }) chats: readonly Chat[] = [];
  @state() private isBusy = false;

  @consume({ context: chatsContext })
  private store!: ChatStore;

  override render() {
    const waiting = this.chats.filter((chat) => chat.agent === null);
    const oldest = Math.min(...waiting.map((chat) => Date.parse(chat.openedAt)));
    if (waiting.length === 0) return nothing;
    const count = Math.min(waiting.length, AT_ONCE);
    return html`<div>
      <p class="num grow">
        ${waiting.length} ${waiting.length === 1 ? 'ticket waits' : 'tickets wait'}, oldest ${spanWords(Math.max(0, serverNow() - oldest))}
      </p>
      <ui-button size="s" ?busy=${this.isBusy} @click=${() => this.#accept(count)}
        >${count === 1 ? 'Accept it' : `Accept oldest ${count}`}</ui-button
      >
    </div>`;
  }

  async #accept(count: number): Promise<void> {
    this.isBusy = true;
    try {
      const { items } = await acceptTickets(count);
      this.store.put(...items);
      announce(items.length === 0 ? 'Somebody was faster: no ticket waits any more.' : `${items.length} accepted`);
    } catch (error) {
      announce(sentenceOf(error), { urgent: true });
    } finally {
      this.isBusy = false;
    }
  }

  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
      }
      div {
        display: flex;
        align-items: center;
        gap: 8px;
        padding: 6px 12px 6px 16px;
        border-block-end: 1px solid var(--desk-line);
        font: var(--desk-t-12);
        color: var(--desk-text-2);
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-ticket-peek': DeskTicketPeek;
  }
}
