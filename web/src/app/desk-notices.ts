import type { DeskEvent } from '@desk/protocol/events';
import type { Notice } from '@desk/protocol/notice';
import { consume } from '@lit/context';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { DeskData } from '../data/desk-data.ts';
import { listNotices, seeNotices } from '../data/notices-api.ts';
import { deskHref } from '../route/desk-href.ts';
import type { Router } from '../route/router.ts';
import { routerContext } from '../route/router-context.ts';
import { announce } from '../ui/announce.ts';
import type { ItemChosen } from '../ui/item-chosen.ts';
import '../ui/ui-button.ts';
import '../ui/ui-icon.ts';
import '../ui/ui-menu.ts';
import '../ui/ui-strip.ts';

/** So many issues, and so many chats in the menu of one. */
const shown = 3;
const listed = 50;

/** Issues that are done, told to who closed a chat with them: at the top of the page, with the way to each customer, until they are
 * written to or it is dismissed. */
@customElement('desk-notices')
export class DeskNotices extends LitElement {
  @property({ attribute: false }) data!: DeskData;
  @consume({ context: routerContext }) private router: Router | undefined;
  @state() private notices: readonly Notice[] = [];
  /** To whom a notice has led. */
  #wentTo = new Set<string>();
  #stops: (() => void)[] = [];

  override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (!changed.has('data')) return;
    this.#leave();
    this.#stops = [
      this.data.socket.onResync.add(() => void this.#load()),
      this.data.socket.onFrame.add((frame) => {
        if (frame.type !== 'events') return;
        const { id } = this.data.me;
        if (frame.events.some((event) => event.type === 'notices.changed' && event.data.agentId === id)) void this.#load();
        // To whom a notice has led, and I have written since, has been told.
        const told = frame.events.flatMap((event) => (isMyMessage(event, id) ? [event.chat?.customer.id] : []));
        this.#dismiss(this.notices.filter(({ customer }) => told.includes(customer.id) && this.#wentTo.delete(customer.id)));
      }),
    ];
    void this.#load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#leave();
  }

  override render() {
    const issues = this.#byIssue();
    const rest = issues.slice(shown).flat();
    return html`${repeat(
      issues.slice(0, shown),
      ([notice]) => notice!.url,
      (notices) => this.#issue(notices),
    )}${rest.length > 0 ? html`<ui-strip icon="check-circle">and ${rest.length} more<ui-button slot="actions" size="s" variant="ghost" @click=${() => this.#dismiss(this.notices)}>Dismiss all</ui-button></ui-strip>` : nothing}`;
  }

  /** What was told of one issue stands together; customers who are there now come first. */
  #byIssue(): Notice[][] {
    const urls = [...new Set(this.notices.map(({ url }) => url))];
    const told = urls.map((url) => this.notices.filter((notice) => notice.url === url));
    return told.map((notices) => notices.toSorted((a, b) => Number(isThere(b)) - Number(isThere(a))));
  }

  #issue(notices: Notice[]) {
    const { key, url, summary } = notices[0]!;
    return html`<ui-strip icon="check-circle">
      <a href=${url} target="_blank" rel="noopener noreferrer">${key}</a> is done: ${summary}
      ${notices.length === 1 ? this.#way(notices[0]!) : this.#ways(notices)}
      <ui-button slot="actions" size="s" variant="ghost" label="Dismiss ${key}" @click=${() => this.#dismiss(notices)}>Dismiss</ui-button>
    </ui-strip>`;
  }

  #way(notice: Notice) {
    const { href, words } = wayTo(notice);
    return html`<ui-button slot="actions" size="s" href=${href} @click=${() => this.#wentTo.add(notice.customer.id)}>${words}</ui-button>`;
  }

  #ways(notices: Notice[]) {
    const items = notices.slice(0, listed).map((notice) => ({ id: notice.chatId, label: `${wayTo(notice).words}, #${notice.chatNumber}` }));
    return html`<ui-menu slot="actions" label="${notices.length} chats about ${notices[0]!.key}" .items=${items} @ui-item-chosen=${({ item }: ItemChosen) => this.#go(notices, item)}
      ><span class="several">${notices.length} chats<ui-icon name="chevron-down" size="12"></ui-icon></span></ui-menu
    >`;
  }

  #go(notices: Notice[], chatId: string): void {
    const notice = notices.find((each) => each.chatId === chatId);
    if (!notice) return;
    this.#wentTo.add(notice.customer.id);
    this.router?.go(wayTo(notice).href);
  }

  #dismiss(notices: readonly Notice[]): void {
    if (notices.length === 0) return;
    const chatIds = [...new Set(notices.map(({ chatId }) => chatId))];
    this.notices = this.notices.filter(({ chatId }) => !chatIds.includes(chatId));
    void seeNotices(chatIds).catch(() => this.#load());
  }

  readonly #load = async (): Promise<void> => {
    const known = new Set(this.notices.map(({ key }) => key));
    // What cannot be read now is read with the next news.
    const { items } = await listNotices().catch(() => ({ items: this.notices }));
    this.notices = items;
    const fresh = [...new Set(items.map(({ key }) => key))].filter((key) => !known.has(key));
    if (fresh[0]) announce(fresh.length === 1 ? `${fresh[0]} is done` : `${fresh.length} issues are done`);
  };

  #leave(): void {
    for (const stop of this.#stops) stop();
    this.#stops = [];
  }

  static override styles = css`
    :host {
      display: block;
    }
    ui-strip + ui-strip {
      border-block-start: 1px solid var(--desk-line);
    }
    .several {
      display: inline-flex;
      align-items: center;
      gap: 4px;
      block-size: 24px;
      padding: 0 8px;
      border: 1px solid var(--desk-line-2);
      border-radius: var(--desk-r-2);
      background: var(--desk-raised);
      color: var(--desk-text);
      font: 500 12px/16px var(--desk-font);
    }
    ui-menu {
      --menu-opener-size: auto;
    }
    a {
      color: var(--desk-accent);
      font-weight: 550;
    }
  `;
}

function isThere({ replyIn }: Notice): boolean {
  return replyIn !== null && replyIn.status !== 'closed';
}

function isMyMessage(event: DeskEvent, myId: string): boolean {
  return event.type === 'message.posted' && event.actor.kind === 'agent' && event.actor.id === myId;
}

/** Who is there now is answered, who is not is written to; who wants to hear no more is found where the chat ended. */
function wayTo({ replyIn, customer, chatId }: Notice): { href: string; words: string } {
  if (!replyIn) return { href: deskHref({ id: chatId, status: 'closed' }), words: `See the chat with ${customer.name}` };
  return { href: deskHref(replyIn, 'write'), words: `Reply to ${customer.name}` };
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-notices': DeskNotices;
  }
}
