import type { Notice } from '@desk/protocol/notice';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { DeskData } from '../data/desk-data.ts';
import { listNotices, seeNotices } from '../data/notices-api.ts';
import { announce } from '../ui/announce.ts';
import '../ui/ui-button.ts';
import '../ui/ui-strip.ts';

const shown = 3;

/** Issues that are done, told to who closed a chat with them: at the top of the page, with the way to the customer, until they are dismissed. */
@customElement('desk-notices')
export class DeskNotices extends LitElement {
  @property({ attribute: false }) data!: DeskData;
  @state() private notices: readonly Notice[] = [];
  #stops: (() => void)[] = [];

  override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (!changed.has('data')) return;
    this.#leave();
    this.#stops = [
      this.data.socket.onResync.add(() => void this.#load()),
      this.data.socket.onFrame.add((frame) => {
        const isMine =
          frame.type === 'events' &&
          frame.events.some((event) => event.type === 'notices.changed' && event.data.agentId === this.data.me.id);
        if (isMine) void this.#load();
      }),
    ];
    void this.#load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#leave();
  }

  override render() {
    const more = this.notices.length - shown;
    return html`${repeat(
      this.notices.slice(0, shown),
      (notice) => `${notice.chatId} ${notice.key}`,
      (notice) => this.#notice(notice),
    )}${more > 0 ? html`<ui-strip icon="check-circle">and ${more} more<ui-button slot="actions" size="s" variant="ghost" @click=${this.#dismissAll}>Dismiss all</ui-button></ui-strip>` : nothing}`;
  }

  /** Who is there now is answered; who is not is found where the chat ended. */
  #notice(notice: Notice) {
    const { openChat, customer, chatId } = notice;
    const [href, words] = openChat
      ? [`/desk/${openChat.isTicket ? 'tickets' : 'live'}/${openChat.id}`, `Reply to ${customer.name}`]
      : [`/desk/closed/${chatId}`, `See the chat with ${customer.name}`];
    return html`<ui-strip icon="check-circle">
      <a href=${notice.url} target="_blank" rel="noopener noreferrer">${notice.key}</a> is done: ${notice.summary}
      <ui-button slot="actions" size="s" href=${href} @click=${() => this.#dismiss([notice])}>${words}</ui-button>
      <ui-button slot="actions" size="s" variant="ghost" label="Dismiss ${notice.key}" @click=${() => this.#dismiss([notice])}>Dismiss</ui-button>
    </ui-strip>`;
  }

  readonly #dismissAll = (): void => this.#dismiss(this.notices);

  #dismiss(notices: readonly Notice[]): void {
    const chatIds = [...new Set(notices.map(({ chatId }) => chatId))];
    this.notices = this.notices.filter(({ chatId }) => !chatIds.includes(chatId));
    void seeNotices(chatIds).catch(() => this.#load());
  }

  readonly #load = async (): Promise<void> => {
    const known = new Set(this.notices.map(({ key }) => key));
    // What cannot be read now is read with the next news.
    const { items } = await listNotices().catch(() => ({ items: this.notices }));
    this.notices = items;
    const fresh = items.filter(({ key }) => !known.has(key));
    if (fresh[0]) announce(fresh.length === 1 ? `${fresh[0].key} is done` : `${fresh.length} issues are done`);
  };

  #leave(): void {
    for (const stop of this.#stops) stop();
    this.#stops = [];
  }

  static override styles = css`
    :host {
      display: block;
    }
    a {
      color: var(--desk-accent);
      font-weight: 550;
    }
  `;
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-notices': DeskNotices;
  }
}
