import type { Chat } from '@desk/protocol/chat';
import { consume } from '@lit/context';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import type { ListTab } from '../data/chat-lists.ts';
import type { ChatStore } from '../data/chat-store.ts';
import type { ClosingQueue } from '../data/closing-queue.ts';
import { chatsContext, closingContext, sessionContext } from '../data/contexts.ts';
import type { Session } from '../data/session.ts';
import { StoreController } from '../data/store-controller.ts';
import { holdHotkeys } from '../hotkeys/hotkeys.ts';
import { HotkeysController } from '../hotkeys/hotkeys-controller.ts';
import { RouteController } from '../route/route-controller.ts';
import type { Router } from '../route/router.ts';
import { routerContext } from '../route/router-context.ts';
import { announce } from '../ui/announce.ts';
import { baseStyles } from '../ui/base-styles.ts';
import { containsDeep } from '../ui/contains-deep.ts';
import { deepActiveElement } from '../ui/deep-active-element.ts';
import { agentHotkeys } from './agent-hotkeys.ts';
import { type AgentPlace, agentPlace } from './agent-place.ts';
import type { ChatAction } from './chat-action.ts';
import { chatRights } from './chat-rights.ts';
import { openNextOnce } from './closing/then-open.ts';
import { loadFeet } from './conversation/chat-feet.ts';
import { loadChatDialogs } from './conversation/desk-chat-strips.ts';
import type { DeskConversation } from './conversation/desk-conversation.ts';
import type { DeskCustomer } from './customer/desk-customer.ts';
import type { PanelChosen } from './customer/panel-chosen.ts';
import { deskAgentStyles } from './desk-agent.styles.ts';
import type { DeskListColumn } from './list/desk-list-column.ts';
import type {} from './list-wanted.ts';
import { WriteWantedController } from './write-wanted-controller.ts';
import './conversation/desk-conversation.ts';
import './customer/desk-customer.ts';
import './list/desk-list-column.ts';
import './desk-news.ts';
import '../ui/ui-empty.ts';

const panelKey = 'desk.panel';
const restMs = 1_500;
/** Below this the details lie over the conversation, so they open only when asked for. */
const isWide = matchMedia('(min-width: 1200px)');

/** The agent's desk: list, conversation, customer. What is open stands in the address, `/desk/:tab/:chatId`, with `/close` for the form. */
@customElement('desk-agent')
export class DeskAgent extends LitElement {
  @consume({ context: routerContext }) private router!: Router;
  @consume({ context: chatsContext }) private chats!: ChatStore;
  @consume({ context: sessionContext }) private session!: Session;
  @consume({ context: closingContext }) private closing!: ClosingQueue;
  @state() private isPanelOpen = isWide.matches && localStorage.getItem(panelKey) !== 'hidden';
  @state() private isFormLoaded = false;
  /** What was chosen last of the details is shown of the next chat, too. */
  #panel = 'profile';
  #releaseKeys: (() => void) | undefined;
  #stop: (() => void) | undefined;

  @query('desk-list-column') column!: DeskListColumn;
  @query('desk-conversation') conversation!: DeskConversation | null;
  @query('desk-customer') customer!: DeskCustomer | null;

  constructor() {
    super();
    new RouteController(this, () => this.router);
    new StoreController(
      this,
      () => this.chats,
      (chats) => chats.get(this.place.chatId),
    );
    new StoreController(
      this,
      () => this.session,
      (session) => session.me,
    );
    new HotkeysController(this, agentHotkeys(this));
    new WriteWantedController(this, () => this.router);
    this.addEventListener('desk-composer-wanted', () => this.write());
    this.addEventListener('desk-list-wanted', () => void this.updateComplete.then(() => this.column.focus()));
  }

  get place(): AgentPlace {
    return agentPlace(this.router.path);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    isWide.addEventListener('change', this.#widthChanged);
    void this.updateComplete.then(() => {
      if (this.isConnected) this.#stop ??= this.closing.onRefused.add((intent) => this.#refused(intent.chatId));
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    isWide.removeEventListener('change', this.#widthChanged);
    this.#stop?.();
    this.#stop = undefined;
    this.#letKeysGo();
  }

  override render() {
    const { tab, chatId, isClosing } = this.place;
    const chat = this.chats.get(chatId);
    const me = this.session.me!;
    return html`<div class="columns ${chatId ? 'has-chat' : ''} ${this.isPanelOpen && chat ? '' : 'no-panel'}">
      <desk-list-column role="region" aria-label="My desk" tab=${tab} chat-id=${chatId}></desk-list-column>
      <main aria-label=${chat ? `Conversation with ${chat.customer.name}` : 'Conversation'} @desk-chat-action=${this.#act}>
        ${
          chatId
            ? html`<desk-conversation chat-id=${chatId} ?is-closing=${isClosing} ?is-panel-open=${this.isPanelOpen}></desk-conversation>`
            : html`<ui-empty level="2" icon="chat" heading="Pick a chat, or press J">The conversation opens here, the customer beside it.</ui-empty>`
        }
      </main>
      ${
        chat && this.isPanelOpen
          ? html`<aside aria-label="Details" @desk-chat-action=${this.#act} @desk-panel-chosen=${this.#choosePanel}>
              <desk-customer .chat=${chat} tab=${this.router.query.get('panel') ?? this.#panel} my-id=${me.id}></desk-customer>
            </aside>`
          : nothing
      }
      </div>
      <desk-news name=${chat?.customer.name ?? ''}></desk-news>
      ${isClosing && chat ? this.#form(chat, tab) : nothing}`;
  }

  /** The dialogs are fetched as soon as the desk has been drawn, so that a key opens one at once. */
  override firstUpdated(): void {
    requestIdleCallback(() => void Promise.all([this.#loadForm(), loadChatDialogs(), loadFeet()]).catch(() => undefined), {
      timeout: restMs,
    });
  }

  async #loadForm(): Promise<void> {
    await import('./closing/desk-close-dialog.ts');
    this.isFormLoaded = true;
  }

  /** Keys that are pressed while the form is on its way are for the form, and not for the page behind it. */
  override updated(): void {
    const { chatId, isClosing } = this.place;
    const isOnItsWay = isClosing && this.chats.get(chatId) !== undefined && !this.isFormLoaded;
    if (isOnItsWay) this.#releaseKeys ??= holdHotkeys();
    else void this.updateComplete.then(() => this.#letKeysGo());
  }

  #letKeysGo(): void {
    this.#releaseKeys?.();
    this.#releaseKeys = undefined;
  }

  #form(chat: Chat, tab: ListTab): TemplateResult | typeof nothing {
    if (!this.isFormLoaded) {
      this.#loadForm().catch(() => {
        this.#letKeysGo();
        announce('The close form did not load. Reload the page and try again.', { urgent: true });
      });
      return nothing;
    }
    return html`${keyed(chat.id, html`<desk-close-dialog chat-id=${chat.id} tab=${tab}></desk-close-dialog>`)}`;
  }

  #widthChanged = (): void => {
    this.isPanelOpen = isWide.matches && localStorage.getItem(panelKey) !== 'hidden';
  };

  /** Opens the form that closes a chat, or adds to one that is closed; or says why not. `toNext`: this close goes on to the next chat. */
  openForm(toNext = false): void {
    this.column.settle();
    const { tab, chatId } = this.place;
    const chat = this.chats.get(chatId);
    if (!chat) return;
    const rights = chatRights(chat, this.session.me!, new Date());
    if (toNext && rights.mayClose) openNextOnce();
    if (rights.mayClose || rights.mayAmend) this.router.go(`/desk/${tab}/${chatId}/close${location.search}`);
    else announce(chat.agent ? `Only ${chat.agent.name} or a supervisor can close this chat` : rights.closeRefusal, { urgent: true });
  }

  togglePanel(): void {
    this.isPanelOpen = !this.isPanelOpen;
    if (isWide.matches) localStorage.setItem(panelKey, this.isPanelOpen ? 'shown' : 'hidden');
  }

  /** Goes to the notes of the customer, ready to write. */
  async writeNote(): Promise<void> {
    this.column.settle();
    if (!this.place.chatId) return;
    this.isPanelOpen = true;
    this.router.setQuery({ panel: 'notes' });
    await this.updateComplete;
    this.customer?.writeNote();
  }

  /** Goes to the composer of the chat. */
  write(): void {
    this.inChat((conversation) => conversation.write());
  }

  /** Does something in the chat that the list has come to rest on. */
  inChat(act: (conversation: DeskConversation) => void): void {
    this.column.settle();
    void this.updateComplete.then(() => this.conversation && act(this.conversation));
  }

  /** Moves the focus to the next region: list, undo dock, conversation, composer, customer. */
  nextRegion(step: 1 | -1): void {
    const { dock } = this.column;
    const regions = [
      this.column,
      dock?.isShown ? dock : null,
      this.conversation?.reading,
      this.conversation?.composer,
      this.customer,
    ].filter((region) => region != null);
    const active = deepActiveElement();
    const here = regions.findLastIndex((region) => containsDeep(region, active));
    regions[(here + step + regions.length) % regions.length]?.focus();
  }

  goTo(tab: ListTab): void {
    this.router.go(`/desk/${tab}`);
  }

  #act(event: ChatAction): void {
    if (event.action === 'close') this.openForm();
    if (event.action === 'panel') this.togglePanel();
    if (event.action === 'back') this.goTo(this.place.tab);
  }

  #choosePanel(event: PanelChosen): void {
    this.#panel = event.panel;
    this.router.setQuery({ panel: event.panel === 'profile' ? undefined : event.panel });
  }

  /** The desk said no to a close: the form comes back, unless the agent is already with the next chat. The dock says it either way. */
  #refused(chatId: string): void {
    const { tab, chatId: openId } = this.place;
    if (openId === chatId || openId === '') this.router.go(`/desk/${tab}/${chatId}/close`, { replace: openId === chatId });
  }

  static override styles = [baseStyles, deskAgentStyles];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-agent': DeskAgent;
  }
}
