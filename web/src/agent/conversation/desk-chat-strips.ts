import type { Chat } from '@desk/protocol/chat';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { DeskAskedStrip } from '../../asked/desk-asked-strip.ts';
import type { DeskTransferStrip } from '../../transfer/desk-transfer-strip.ts';
import { announce } from '../../ui/announce.ts';
import { baseStyles } from '../../ui/base-styles.ts';
import type { ChatRights } from '../chat-rights.ts';
import { FetchedPart } from '../fetched-part.ts';
import type { DeskTransferDialog } from '../transfer/desk-transfer-dialog.ts';
import type { DeskAskSupervisor } from './desk-ask-supervisor.ts';
import '../../asked/desk-asked-strip.ts';
import '../../ui/ui-strip.ts';

/** Fetched when they are wanted: what the first sight of the desk does not need. */
const parts = {
  ask: () => import('./desk-ask-supervisor.ts'),
  dialog: () => import('../transfer/desk-transfer-dialog.ts'),
  strip: () => import('../../transfer/desk-transfer-strip.ts'),
};

/** Fetches the dialogs of the open chat, so that a key opens one at once, and what tells of an offer, so that it is there when one comes. */
export async function loadChatDialogs(): Promise<void> {
  await Promise.all([parts.ask(), parts.dialog(), parts.strip(), import('../transfer/desk-transfers.ts')]);
}

/**
 * What stands over the open chat: that its customer asks for a supervisor, that it is on offer to somebody or came back from there; and the dialogs in
 * which its owner says so. Emits `DismissRequested` once something of it is done. [V6] [C15]
 */
@customElement('desk-chat-strips')
export class DeskChatStrips extends LitElement {
  @property({ attribute: false }) chat!: Chat;
  @property({ attribute: false }) rights!: ChatRights;
  @property({ attribute: false }) returnFocus!: () => HTMLElement | null;
  /** Why nobody can be offered a chat now, whoever it belongs to. */
  @property() refusal = '';
  @state() private wanted: ReadonlySet<'ask' | 'dialog'> = new Set();
  readonly #strip = new FetchedPart(this, parts.strip, 'What became of this transfer did not load. Reload the page.');
  @query('desk-asked-strip') private asked!: DeskAskedStrip;
  @query('desk-ask-supervisor') private asking!: DeskAskSupervisor | null;
  @query('desk-transfer-strip') private offer!: DeskTransferStrip | null;
  @query('desk-transfer-dialog') private offering!: DeskTransferDialog | null;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('chat') && (this.chat.transfer || this.chat.transferEnded)) this.#strip.want();
  }

  override render() {
    const { chat, rights } = this;
    return html`<desk-asked-strip .chat=${chat} way=${rights.mayAskSupervisor ? 'take-back' : ''}></desk-asked-strip>
      ${this.#strip.hasFailed ? html`<ui-strip tone="neg" icon="warning">${this.#strip.words}</ui-strip>` : nothing}
      ${this.#strip.wasWanted && !rights.mayAcceptTransfer ? html`<desk-transfer-strip .chat=${chat} ?mine=${rights.isMine} refusal=${this.refusal} @desk-transfer-wanted=${this.transfer}></desk-transfer-strip>` : nothing}
      ${this.wanted.has('ask') ? html`<desk-ask-supervisor .chat=${chat} ?may-ask=${rights.mayAskSupervisor} .returnFocus=${this.returnFocus}></desk-ask-supervisor>` : nothing}
      ${this.wanted.has('dialog') ? html`<desk-transfer-dialog .chat=${chat} ?may-offer=${rights.mayTransfer} refusal=${rights.transferRefusal} .returnFocus=${this.returnFocus}></desk-transfer-dialog>` : nothing}`;
  }

  /** Opens the dialog for what the customer asks. */
  ask = async (): Promise<void> => {
    if (await this.#open('ask')) this.asking?.open();
  };

  unask(): void {
    void this.asked.takeBack();
  }

  /** Opens the dialog that offers the chat to somebody; goes to the offer where it stands; or says why not. */
  transfer = async (): Promise<void> => {
    const { rights, refusal } = this;
    if (this.chat.transfer && rights.isMine) this.offer?.focus();
    else if (refusal || !rights.mayTransfer) announce(refusal || rights.transferRefusal, { urgent: true });
    else if (await this.#open('dialog')) this.offering?.open();
  };

  async #open(part: 'ask' | 'dialog'): Promise<boolean> {
    const { id } = this.chat;
    try {
      await this.#want(part);
    } catch {
      announce('This did not load. Reload the page and try again.', { urgent: true });
      return false;
    }
    await this.updateComplete;
    return this.chat.id === id;
  }

  async #want(part: 'ask' | 'dialog'): Promise<void> {
    await parts[part]();
    if (!this.wanted.has(part)) this.wanted = new Set([...this.wanted, part]);
  }

  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
        flex: none;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-chat-strips': DeskChatStrips;
  }
}
