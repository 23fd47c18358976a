import type { Chat } from '@desk/protocol/chat';
import { consume } from '@lit/context';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { ChatStore } from '../../data/chat-store.ts';
import { chatsContext, socketContext } from '../../data/contexts.ts';
import { isTransient, newKey, sentenceOf } from '../../data/http.ts';
import { LineController } from '../../data/line-controller.ts';
import type { DeskSocket } from '../../data/socket.ts';
import { acceptTransfer, declineTransfer } from '../../data/transfers-api.ts';
import type { Router } from '../../route/router.ts';
import { routerContext } from '../../route/router-context.ts';
import { announce } from '../../ui/announce.ts';
import { baseStyles } from '../../ui/base-styles.ts';
import { DismissRequested } from '../../ui/dismiss-requested.ts';
import type { ValueChanged } from '../../ui/value-changed.ts';
import { ComposerWanted } from '../composer-wanted.ts';
import { firstName } from '../line-words.ts';
import { accepted } from './accepted.ts';
import { deskTransferCardStyles } from './desk-transfer-card.styles.ts';
import '../../ui/ui-avatar.ts';
import '../../ui/ui-button.ts';
import '../../ui/ui-text.ts';
import '../../ui/ui-time.ts';

const REASON_LIMIT = 200;
const OFFLINE = 'You are offline';

/**
 * A chat that somebody hands over: from whom, why, how long still, and the two answers to it. The name leads to the chat, which can be read before. Once
 * accepted, the chat is open and the cursor where its customer is answered. Stands for one offer: another has another card. Emits `DismissRequested` once it is
 * declined, or gone before its answer was refused. [C16] [C17]
 */
@customElement('desk-transfer-card')
export class DeskTransferCard extends LitElement {
  @property({ attribute: false }) chat!: Chat;
  /** The key A accepts this one. */
  @property({ type: Boolean, attribute: 'is-first' }) isFirst = false;
  /** It stands under the open chat, not in the list. */
  @property({ type: Boolean, attribute: 'in-chat', reflect: true }) inChat = false;
  @consume({ context: chatsContext }) private chats!: ChatStore;
  @consume({ context: routerContext }) private router!: Router;
  @consume({ context: socketContext }) private socket!: DeskSocket;
  @state() private isDeclining = false;
  @state() private busy: 'accept' | 'decline' | '' = '';
  @state() private reason = '';
  @state() private problem = '';
  @query('ui-text') private field!: HTMLElement | null;
  /** The key of the answer that was not confirmed yet. */
  #key = { of: '', key: '' };
  readonly #line = new LineController(this, () => this.socket);

  override render() {
    const { customer, department, transfer, id } = this.chat;
    if (!transfer) return nothing;
    const sender = firstName(transfer.from.name);
    const name = this.inChat
      ? html`<b>${customer.name}</b>`
      : html`<a href="/desk/live/${id}" title="Read the chat"><b>${customer.name}</b></a>`;
    const place =
      transfer.to.kind === 'department' ? ` to ${transfer.to.name}` : department ? html` <span class="t3">${department.name}</span>` : '';
    return html`<div class="card" role="group" aria-label="Transfer request from ${sender}: ${customer.name}">
      <div class="head">
        <ui-avatar size="s" name=${transfer.from.name} key=${transfer.from.id}></ui-avatar>
        <p class="grow"><b>${sender}</b> hands over ${name}${place}${transfer.note ? html`<span class="note" dir="auto">${transfer.note}</span>` : nothing}</p>
      </div>
      ${this.isDeclining ? this.#decliner() : this.#answers(transfer.expiresAt)}
      ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
    </div>`;
  }

  #answers(until: string) {
    return html`<div class="acts">
      <ui-button size="s" variant="primary" keys=${this.isFirst ? 'A' : ''} ?busy=${this.busy === 'accept'} ?disabled=${this.#offline !== ''} title=${this.#offline} @click=${this.accept}>Accept</ui-button>
      <ui-button size="s" ?disabled=${this.#offline !== ''} title=${this.#offline} @click=${this.#ask}>Decline</ui-button>
      <span class="grow"></span>
      <span class="left">${this.#offline || html`<ui-time format="left" at=${until}></ui-time> left`}</span>
    </div>`;
  }

  #decliner() {
    return html`<form @submit=${this.#decline} @keydown=${this.#keys} novalidate>
      <ui-text
        label="Why"
        aside="optional, ${firstName(this.chat.transfer?.from.name ?? '')} reads it"
        error=${this.reason.trim().length > REASON_LIMIT ? `At most ${REASON_LIMIT} characters` : ''}
        .value=${this.reason}
        @ui-value-changed=${this.#write}
      ></ui-text>
      <div class="acts">
        <ui-button size="s" keys="Enter" ?busy=${this.busy === 'decline'} ?disabled=${this.#offline !== ''} title=${this.#offline} @click=${this.#decline}>Decline</ui-button>
        <ui-button size="s" variant="ghost" @click=${this.#back}>Back</ui-button>
      </div>
      <button type="submit" hidden>Decline</button>
    </form>`;
  }

  /** Takes the chat over. */
  readonly accept = async (): Promise<void> => {
    const { chat } = this;
    if (!chat.transfer || this.busy) return;
    // An event may take this card off the page before the answer is here: what it stands in stays.
    const root = this.getRootNode();
    const place = root instanceof ShadowRoot ? root.host : this;
    const isMine = await this.#do('accept', '', (key) => {
      accepted.add(chat.id);
      return acceptTransfer(chat.id, chat.transfer!.id, key);
    });
    if (!isMine) return;
    announce(`${chat.customer.name} is yours now`);
    this.router.go(`/desk/live/${chat.id}`);
    place.dispatchEvent(new ComposerWanted());
  };

  readonly #decline = async (event: Event): Promise<void> => {
    event.preventDefault();
    const { chat, reason } = this;
    if (!chat.transfer || this.busy || reason.trim().length > REASON_LIMIT) return;
    const declined = await this.#do('decline', reason, (key) => declineTransfer(chat.id, chat.transfer!.id, reason, key));
    if (!declined) return;
    announce(`${chat.customer.name} is declined`);
    this.dispatchEvent(new DismissRequested());
  };

  readonly #ask = async (): Promise<void> => {
    this.isDeclining = true;
    await this.updateComplete;
    this.field?.focus();
  };

  readonly #back = (): void => {
    this.isDeclining = false;
    this.problem = '';
    void this.updateComplete.then(() => this.focus());
  };

  #write(event: ValueChanged): void {
    this.reason = event.value;
  }

  /** Escape goes back; what was typed is there when it is asked for again. */
  #keys(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    this.#back();
  }

  get #offline(): string {
    return this.#line.state === 'offline' ? OFFLINE : '';
  }

  async #do(what: 'accept' | 'decline', reason: string, act: (key: string) => Promise<Chat>): Promise<boolean> {
    if (this.#offline) {
      announce(this.#offline, { urgent: true });
      return false;
    }
    this.busy = what;
    this.problem = '';
    const of = `${what} ${reason.trim()}`;
    if (this.#key.of !== of) this.#key = { of, key: newKey() };
    try {
      this.chats.put(await act(this.#key.key));
      return true;
    } catch (error) {
      if (!isTransient(error)) this.#key = { of: '', key: '' };
      accepted.delete(this.chat.id);
      this.problem = sentenceOf(error);
      if (!this.isConnected) this.dispatchEvent(new DismissRequested());
      return false;
    } finally {
      this.busy = '';
    }
  }

  /** Puts the focus on the first answer. */
  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('ui-button')?.focus();
  }

  static override styles = [baseStyles, deskTransferCardStyles];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-transfer-card': DeskTransferCard;
  }
}
