import type { Chat } from '@desk/protocol/chat';
import { DeskError } from '@desk/protocol/errors';
import type { TransferTarget, TransferTargets } from '@desk/protocol/transfer';
import { consume } from '@lit/context';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { ChatStore } from '../../data/chat-store.ts';
import { chatsContext, socketContext } from '../../data/contexts.ts';
import { isTransient, newKey, sentenceOf } from '../../data/http.ts';
import { LineController } from '../../data/line-controller.ts';
import type { DeskSocket } from '../../data/socket.ts';
import { offerTransfer } from '../../data/transfers-api.ts';
import { HotkeysController } from '../../hotkeys/hotkeys-controller.ts';
import { announce } from '../../ui/announce.ts';
import { baseStyles } from '../../ui/base-styles.ts';
import { deepActiveElement } from '../../ui/deep-active-element.ts';
import { DismissRequested } from '../../ui/dismiss-requested.ts';
import { graphemeCount } from '../../ui/grapheme-count.ts';
import type { ValueChanged } from '../../ui/value-changed.ts';
import { firstName } from '../line-words.ts';
import type { DeskTransferTarget } from './desk-transfer-target.ts';
import { mayTake } from './target-entries.ts';
import { TargetsController } from './targets-controller.ts';
import './desk-transfer-target.ts';
import '../../ui/ui-button.ts';
import '../../ui/ui-dialog.ts';
import '../../ui/ui-icon-button.ts';
import '../../ui/ui-textarea.ts';

const NOTE_LIMIT = 500;

type Entered = { to: TransferTarget | undefined; note: string };

/**
 * Offers the chat to a person or a department, with a note for whoever takes it. What was entered stays, by chat, until it was offered; when it cannot be any
 * more, the dialog stays too and says why. Emits `DismissRequested` when it was, and the focus has no place to go back to. [C15]
 */
@customElement('desk-transfer-dialog')
export class DeskTransferDialog extends LitElement {
  @property({ attribute: false }) chat!: Chat;
  @property({ type: Boolean, attribute: 'may-offer' }) mayOffer = false;
  /** Why not. */
  @property() refusal = '';
  /** Where the focus goes when it was nowhere before. */
  @property({ attribute: false }) returnFocus?: () => HTMLElement | null;
  @consume({ context: chatsContext }) private chats!: ChatStore;
  @consume({ context: socketContext }) private socket!: DeskSocket;
  @state() private isOpen = false;
  @state() private isBusy = false;
  @state() private entered: Entered = { to: undefined, note: '' };
  @state() private faults: { to?: string; note?: string; problem?: string } = {};
  @query('desk-transfer-target') private target!: DeskTransferTarget;
  @query('ui-textarea') private note!: HTMLElement;
  /** What was entered, by chat, and the key of the intent that was not answered yet. */
  readonly #kept = new Map<string, Entered>();
  #key = { of: '', key: '' };
  readonly #targets = new TargetsController(this, () => (this.isOpen ? this.chat.id : ''));
  readonly #line = new LineController(this, () => this.socket);

  constructor() {
    super();
    new HotkeysController(this, [
      {
        keys: 'Mod+Enter',
        words: 'Transfer',
        group: 'Transfer',
        inDialog: true,
        inText: true,
        when: () => this.isOpen,
        run: () => void this.#offer(),
      },
    ]);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const isOther = changed.has('chat') && changed.get('chat') && changed.get('chat')?.id !== this.chat.id;
    if (isOther) this.#leave();
  }

  override render() {
    return this.isOpen ? this.#dialog() : nothing;
  }

  #dialog() {
    const { chat, entered, faults } = this;
    const name = firstName(chat.customer.name);
    const { targets, error } = this.#targets;
    const isOffline = this.#line.state === 'offline';
    const isOver = !this.mayOffer && !this.isBusy;
    const line = isOffline ? 'You are offline. This can be done when you are back online.' : faults.problem;
    const problem = isOver ? `This cannot be transferred any more. ${this.refusal}` : line;
    return html`<ui-dialog
      open
      width="480"
      heading="Transfer ${chat.customer.name}"
      meta="${name} stays with you until somebody accepts, and sees nothing of it."
      .initialFocus=${() => this.target}
      .returnFocus=${this.returnFocus}
      @ui-dismiss-requested=${this.#dismissed}
    >
      <div class="form">
        <desk-transfer-target
          .targets=${targets}
          .value=${entered.to}
          error=${faults.to ?? this.#goneWords(targets)}
          empty=${error ? `Who is available could not be read. ${sentenceOf(error)}` : targets ? 'Nobody else is available now.' : 'Looking who is available…'}
          @ui-value-changed=${this.#choose}
          ><ui-icon-button icon="retry" label="Read anew who is available" @click=${() => void this.#targets.read()}></ui-icon-button
        ></desk-transfer-target>
        <ui-textarea
          label="Note"
          aside="optional, for your team only"
          rows="3"
          max-rows="6"
          limit=${NOTE_LIMIT}
          error=${faults.note ?? ''}
          .value=${entered.note}
          @ui-value-changed=${this.#write}
        ></ui-textarea>
      </div>
      ${problem ? html`<span slot="footer" class="problem" role="alert">${problem}</span>` : nothing}
      <ui-button slot="footer" variant="ghost" keys="Escape" @click=${this.#leave}>Cancel</ui-button>
      <ui-button slot="footer" variant="primary" keys="Mod+Enter" ?busy=${this.isBusy} ?disabled=${isOffline || isOver} @click=${this.#offer}>Transfer</ui-button>
    </ui-dialog>`;
  }

  /** Opens it with what was entered before; or says why not. */
  open(): void {
    if (!this.mayOffer) return;
    this.entered = this.#kept.get(this.chat.id) ?? { to: undefined, note: '' };
    this.faults = {};
    this.isOpen = true;
  }

  #goneWords(targets: TransferTargets | undefined): string {
    const { to } = this.entered;
    if (!to || !targets || mayTake(targets, to)) return '';
    return to.kind === 'agent'
      ? `${firstName(to.name)} cannot take it any more. Choose somebody else`
      : `Nobody in ${to.name} is available any more. Choose somebody else`;
  }

  #keep(entered: Entered): void {
    this.entered = entered;
    this.#kept.set(this.chat.id, entered);
  }

  async #choose(event: ValueChanged<TransferTarget>): Promise<void> {
    this.#keep({ ...this.entered, to: event.value });
    this.faults = { ...this.faults, to: undefined, problem: undefined };
    await this.updateComplete;
    this.note.focus();
  }

  #write(event: ValueChanged): void {
    this.#keep({ ...this.entered, note: event.value });
    const over = graphemeCount(event.value.trim()) - NOTE_LIMIT;
    this.faults = { ...this.faults, note: over > 0 ? `${over} ${over === 1 ? 'character' : 'characters'} too many` : undefined };
  }

  readonly #leave = (): void => {
    this.isOpen = false;
  };

  /** The dialog gives the focus back by itself. */
  #dismissed(event: DismissRequested): void {
    event.stopPropagation();
    this.#leave();
  }

  readonly #offer = async (): Promise<void> => {
    const { chat, entered } = this;
    const { to, note } = entered;
    if (this.isBusy || !this.mayOffer || this.#line.state === 'offline') return;
    if (!to) this.faults = { ...this.faults, to: 'Choose a person or a department' };
    if (!to || this.#goneWords(this.#targets.targets)) this.target.focus();
    else if (this.faults.note) this.note.focus();
    else await this.#send(chat, to, note);
  };

  async #send(chat: Chat, to: TransferTarget, note: string): Promise<void> {
    this.isBusy = true;
    this.faults = {};
    const of = [chat.id, to.id, note.trim()].join(' ');
    if (this.#key.of !== of) this.#key = { of, key: newKey() };
    try {
      this.chats.put(await offerTransfer(chat.id, to, note, this.#key.key));
      this.#key = { of: '', key: '' };
      const { entered } = this;
      // The note is there for another offer, should this one come to nothing.
      if (this.chat.id === chat.id) this.#keep({ to: undefined, note: entered.note });
      announce(`${chat.customer.name} is offered to ${to.name}`);
      if (this.chat.id === chat.id) await this.#done();
    } catch (error) {
      if (!isTransient(error)) this.#key = { of: '', key: '' };
      this.#refused(chat, to, error);
    } finally {
      this.isBusy = false;
    }
  }

  /** The button that opened it is gone with the offer: then the focus goes to the chat. */
  async #done(): Promise<void> {
    this.#leave();
    await new Promise(requestAnimationFrame);
    if (deepActiveElement() === document.body) this.dispatchEvent(new DismissRequested());
  }

  #refused(chat: Chat, to: TransferTarget, error: unknown): void {
    const words = sentenceOf(error);
    if (this.chat.id !== chat.id || !this.isOpen) {
      announce(`${chat.customer.name} is not offered to ${to.name}. ${words}`, { urgent: true });
      return;
    }
    const isAboutTarget = error instanceof DeskError && ['not-available', 'at-limit', 'nobody-available'].includes(error.code);
    if (!isAboutTarget) {
      this.faults = { problem: `Not transferred. ${words}` };
      return;
    }
    this.faults = { to: `${words} Choose somebody else.` };
    this.target.focus();
    void this.#targets.read();
  }

  static override styles = [
    baseStyles,
    css`
      :host {
        position: absolute;
      }
      .form {
        display: grid;
        gap: 14px;
        padding: 14px 20px 18px;
      }
      .problem {
        flex: 1 1 12ch !important;
        font: 400 12.5px/18px var(--desk-font);
        color: var(--desk-neg);
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-transfer-dialog': DeskTransferDialog;
  }
}
