import type { Chat } from '@desk/protocol/chat';
import type { DeskEvent } from '@desk/protocol/events';
import type { AgentLoad } from '@desk/protocol/people';
import { consume } from '@lit/context';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ChatStore } from '../../data/chat-store.ts';
import { assignChat, readChat } from '../../data/chats-api.ts';
import { chatsContext, sessionContext, socketContext } from '../../data/contexts.ts';
import { requestIdOf, sentenceOf } from '../../data/http.ts';
import { listAgents } from '../../data/people-api.ts';
import type { Session } from '../../data/session.ts';
import type { DeskSocket } from '../../data/socket.ts';
import { StoreController } from '../../data/store-controller.ts';
import { TopicsController } from '../../data/topics-controller.ts';
import { HotkeysController } from '../../hotkeys/hotkeys-controller.ts';
import { deskHref } from '../../route/desk-href.ts';
import type { Router } from '../../route/router.ts';
import { routerContext } from '../../route/router-context.ts';
import { announce } from '../../ui/announce.ts';
import { baseStyles } from '../../ui/base-styles.ts';
import type { ItemChosen } from '../../ui/item-chosen.ts';
import { assignChoices } from '../live/assign-choices.ts';
import { withAvailability } from '../team/agent-state.ts';
import { chatReaderStyles } from './desk-chat-reader.styles.ts';
import '../../asked/desk-asked-strip.ts';
import '../../transfer/desk-transfer-strip.ts';
import './desk-closure-summary.ts';
import './desk-reader-comments.ts';
import './desk-reading-log.ts';
import '../../ui/ui-avatar.ts';
import '../../ui/ui-button.ts';
import '../../ui/ui-error.ts';
import '../../ui/ui-menu.ts';
import '../../ui/ui-strip.ts';
import '../../ui/ui-icon-button.ts';
import '../../ui/ui-skeleton.ts';
import '../../ui/ui-wait-ring.ts';

const words: Record<Chat['status'], string> = { queued: 'waiting', live: 'live', pending: 'pending', closed: 'closed', ticketed: 'ticket' };

/** One chat to read and to comment on, live or closed: what was said, and what was noted. The agent sees who is watching. */
@customElement('desk-chat-reader')
export class DeskChatReader extends LitElement {
  @consume({ context: chatsContext })
  private chats!: ChatStore;
  @consume({ context: socketContext })
  private socket!: DeskSocket;
  @consume({ context: sessionContext })
  private session!: Session;
  @consume({ context: routerContext })
  private router!: Router;
  @property({ attribute: 'chat-id' }) chatId = '';
  /** Where the cross leads. */
  @property({ attribute: 'back-href' }) backHref = '/supervise/closed';
  @state() private error: unknown;
  /** Why the chat could not be given to somebody. */
  @state() private refusal = '';
  /** To whom the chat may be given; empty until they are known. */
  @state() private agents: readonly AgentLoad[] = [];
  #loading: AbortController | undefined;

  constructor() {
    super();
    new StoreController(
      this,
      () => this.chats,
      (chats) => [chats.get(this.chatId), chats.transcript(this.chatId)],
    );
    new HotkeysController(this, [
      {
        keys: 'C',
        words: 'Comment on the chat',
        group: 'Supervisor desk',
        run: () => this.renderRoot.querySelector('desk-reader-comments')?.focus(),
      },
    ]);
    new TopicsController(this, {
      socket: () => this.socket,
      topics: () => ['agents', `chat:${this.chatId}` as `chat:${Chat['id']}`],
      onEvents: (events) => this.#heard(events),
      onResync: () => {
        void this.#load();
        void this.#loadAgents();
      },
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#loadAgents();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#loading?.abort();
    this.socket?.send({ type: 'viewing', chatId: null, closing: false });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('chatId')) return;
    this.refusal = '';
    void this.#load();
  }

  override render() {
    const chat = this.chats.get(this.chatId);
    const transcript = this.chats.transcript(this.chatId);
    return html`<section aria-label=${chat ? `Chat with ${chat.customer.name}` : 'Chat'}>
      <header>
        ${chat ? this.#title(chat) : html`<span class="grow"></span>`}
        <ui-icon-button icon="x" label="Close this chat’s panel" keys="Escape" @click=${() => this.router.go(this.backHref)}></ui-icon-button>
      </header>
      ${this.#content(chat, transcript)}
    </section>`;
  }

  #title(chat: Chat) {
    const isOpen = chat.status !== 'closed';
    const meta = [chat.department?.name, `#${chat.number}`, chat.agent ? `with ${chat.agent.name}` : words[chat.status]]
      .filter(Boolean)
      .join(' · ');
    return html`<ui-avatar size="m" .name=${chat.customer.name} .key=${chat.customer.id}></ui-avatar>
      <div class="grow">
        <h2 class="ell">${chat.customer.name}</h2>
        <p class="hint ell num">${meta}</p>
      </div>
      ${isOpen && chat.waitingSince ? html`<ui-wait-ring .since=${chat.waitingSince}></ui-wait-ring>` : nothing}
      ${isOpen ? html`<ui-menu icon="transfer" label="Assign ${chat.customer.name} to" .items=${assignChoices(chat, this.agents, chat.status === 'ticketed' ? 'tickets' : 'live', this.session.me?.id)} @ui-item-chosen=${(event: ItemChosen) => this.#assign(chat, event.item)}></ui-menu>` : nothing}
      ${isOpen && chat.status !== 'queued' ? html`<ui-button size="s" href=${deskHref(chat, 'close')}>Close chat…</ui-button>` : nothing}`;
  }

  #content(chat: Chat | undefined, transcript: ReturnType<ChatStore['transcript']>) {
    if (this.error && !transcript) {
      return html`<ui-error heading="This chat did not load" request-id=${requestIdOf(this.error)} @ui-retry-requested=${() => this.#load()}
        >${sentenceOf(this.error)}</ui-error
      >`;
    }
    if (!chat || !transcript) return html`<ui-skeleton class="grow" shape="bubbles" count="5" label="Loading the chat"></ui-skeleton>`;
    return html`${this.refusal ? html`<ui-strip tone="neg" icon="warning" role="alert">${this.refusal}</ui-strip>` : nothing}
      <desk-asked-strip .chat=${chat} way="see-to" @ui-dismiss-requested=${this.#toLog}></desk-asked-strip>
      <desk-transfer-strip .chat=${chat}></desk-transfer-strip>
      ${chat.closure && chat.status === 'closed' ? html`<desk-closure-summary .closure=${chat.closure}></desk-closure-summary>` : nothing}
      <desk-reading-log class="scroll" .transcript=${transcript} .customerId=${chat.customer.id} .customerName=${chat.customer.name}></desk-reading-log>
      <desk-reader-comments .chat=${chat}></desk-reader-comments>`;
  }

  async #assign(chat: Chat, agentId: string): Promise<void> {
    this.refusal = '';
    try {
      this.chats.put(await assignChat(chat.id, agentId));
      announce(`${chat.customer.name} assigned to ${this.agents.find(({ id }) => id === agentId)?.name ?? 'you'}`);
      await this.#loadAgents();
    } catch (error) {
      this.refusal = `Not assigned. ${sentenceOf(error)}`;
    }
  }

  readonly #toLog = (): void => this.renderRoot.querySelector<HTMLElement>('desk-reading-log')?.focus();

  #heard(events: readonly DeskEvent[]): void {
    this.agents = withAvailability(this.agents, events);
  }

  /** Those who are known stay when they cannot be read anew. */
  async #loadAgents(): Promise<void> {
    const read = await listAgents().catch(() => undefined);
    if (read) this.agents = read.items;
  }

  async #load(): Promise<void> {
    this.#loading?.abort();
    const loading = new AbortController();
    this.#loading = loading;
    this.error = undefined;
    try {
      this.chats.putTranscript(await readChat(this.chatId, loading.signal));
      this.socket.send({ type: 'viewing', chatId: this.chatId as Chat['id'], closing: false });
    } catch (error) {
      if (!loading.signal.aborted) this.error = error;
    }
  }

  static override styles = [baseStyles, chatReaderStyles];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-chat-reader': DeskChatReader;
  }
}
