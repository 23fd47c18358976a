import type { Chat } from '@desk/protocol/chat';
import type { Transfer, TransferEnded } from '@desk/protocol/transfer';
import { consume } from '@lit/context';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ChatStore } from '../data/chat-store.ts';
import { chatsContext } from '../data/contexts.ts';
import { sentenceOf } from '../data/http.ts';
import { acknowledgeTransfer, cancelTransfer } from '../data/transfers-api.ts';
import { announce } from '../ui/announce.ts';
import { baseStyles } from '../ui/base-styles.ts';
import { DismissRequested } from '../ui/dismiss-requested.ts';
import { endedOffer } from './ended-offer.ts';
import { TransferWanted } from './transfer-wanted.ts';
import '../ui/ui-button.ts';
import '../ui/ui-strip.ts';
import '../ui/ui-time.ts';

/**
 * Over a chat on offer: to whom, how long still, and for its owner the way to cancel; over one whose offer came to nothing, for its owner, what became of it,
 * until they say that they know. Nothing over any other chat. Emits `DismissRequested` once it is done, and `TransferWanted` for another offer. [C17] [C18] [C19]
 */
@customElement('desk-transfer-strip')
export class DeskTransferStrip extends LitElement {
  @property({ attribute: false }) chat!: Chat;
  /** The reader owns the chat. */
  @property({ type: Boolean }) mine = false;
  /** Why nothing can be done now. */
  @property() refusal = '';
  @consume({ context: chatsContext }) private chats!: ChatStore;
  @state() private problem = '';
  @state() private isBusy = false;

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('chat');
    if (!before || offerOf(before) === offerOf(this.chat)) return;
    this.problem = '';
    this.isBusy = false;
  }

  override render() {
    const { transfer, transferEnded: ended } = this.chat;
    if (transfer) return this.#offered(transfer);
    return ended && this.mine ? this.#ended(ended) : nothing;
  }

  #offered(transfer: Transfer) {
    const { to, from, note, expiresAt } = transfer;
    return html`<ui-strip icon="transfer" tall
      >${this.mine ? 'Offered' : html`<b>${from.name.split(' ')[0]}</b> offers this chat`} to <b>${to.kind === 'agent' ? to.name.split(' ')[0] : to.name}</b>,
      <ui-time format="left" at=${expiresAt}></ui-time> left${note ? html`<span class="note" dir="auto">${note}</span>` : nothing}${this.#problem()}
      ${this.mine ? html`<ui-button slot="actions" size="s" ?busy=${this.isBusy} ?disabled=${this.refusal !== ''} title=${this.refusal} @click=${() => this.#cancel(transfer)}>Cancel transfer</ui-button>` : nothing}</ui-strip
    >`;
  }

  #ended(ended: TransferEnded) {
    return html`<ui-strip tone="warn" icon="transfer" tall
      ><b>${endedOffer(ended)}.</b> The chat stays with you.${ended.reason ? html`<span class="note" dir="auto">${ended.reason}</span>` : nothing}${this.#problem()}
      <ui-button slot="actions" size="s" ?disabled=${this.refusal !== ''} title=${this.refusal} @click=${() => this.dispatchEvent(new TransferWanted())}>Transfer again</ui-button>
      <ui-button slot="actions" size="s" ?busy=${this.isBusy} ?disabled=${this.refusal !== ''} title=${this.refusal} @click=${() => this.#acknowledge(ended)}>OK</ui-button></ui-strip
    >`;
  }

  #problem() {
    return this.problem ? html`<span class="problem" role="alert">${this.problem}</span>` : nothing;
  }

  /** Puts the focus on what can be done. */
  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('ui-button')?.focus();
  }

  #cancel({ id, to }: Transfer): Promise<void> {
    return this.#do(cancelTransfer(this.chat.id, id), `${this.chat.customer.name} is not offered to ${to.name} any more`);
  }

  #acknowledge({ id }: TransferEnded): Promise<void> {
    return this.#do(acknowledgeTransfer(this.chat.id, id), `${this.chat.customer.name} stays with you`);
  }

  /** What comes of it is said here only while the same offer is. */
  async #do(act: Promise<Chat>, words: string): Promise<void> {
    const { id } = this.chat;
    const offer = offerOf(this.chat);
    this.isBusy = true;
    this.problem = '';
    try {
      this.chats.put(await act);
      announce(words);
      if (this.chat.id === id) this.dispatchEvent(new DismissRequested());
    } catch (error) {
      if (offerOf(this.chat) === offer) this.problem = sentenceOf(error);
      else announce(sentenceOf(error), { urgent: true });
    } finally {
      if (offerOf(this.chat) === offer) this.isBusy = false;
    }
  }

  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
        flex: none;
      }
      b {
        font-weight: 600;
      }
      span {
        overflow-wrap: anywhere;
      }
      .note {
        display: block;
        color: var(--desk-text-2);
        white-space: pre-line;
        max-block-size: 72px;
        overflow: auto;
        scrollbar-width: thin;
      }
      .problem {
        display: block;
        color: var(--desk-neg);
      }
    `,
  ];
}

function offerOf({ id, transfer, transferEnded }: Chat): string {
  return `${id} ${transfer?.id ?? transferEnded?.id ?? ''}`;
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-transfer-strip': DeskTransferStrip;
  }
}
