import type { Chat } from '@desk/protocol/chat';
import type { ChatId } from '@desk/protocol/ids';
import { isOpen } from '@desk/protocol/lifecycle';
import { consume } from '@lit/context';
import { html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import type { ChatStore } from '../../data/chat-store.ts';
import { acceptTicket, releaseTicket, resume, setPending } from '../../data/chats-api.ts';
import { chatsContext, draftsContext, outboxContext, presenceContext, sessionContext, socketContext } from '../../data/contexts.ts';
import type { Drafts } from '../../data/drafts.ts';
import { sentenceOf } from '../../data/http.ts';
import type { Outbox } from '../../data/outbox.ts';
import type { PresenceStore } from '../../data/presence-store.ts';
import type { Session } from '../../data/session.ts';
import type { DeskSocket } from '../../data/socket.ts';
import { TypedDraftController } from '../../data/typed-draft-controller.ts';
import { announce } from '../../ui/announce.ts';
import { baseStyles } from '../../ui/base-styles.ts';
import { ChatAction } from '../chat-action.ts';
import { type ChatRights, chatRights } from '../chat-rights.ts';
import { firstName } from '../line-words.ts';
import { chatFailure } from './chat-failure.ts';
import { wantFoot } from './chat-feet.ts';
import type { ComposerChanged } from './composer-changed.ts';
import type { DeskChatStrips } from './desk-chat-strips.ts';
import type { DeskComposer } from './desk-composer.ts';
import { deskConversationStyles } from './desk-conversation.styles.ts';
import type { DeskFollowUp } from './desk-follow-up.ts';
import type { DeskTranscript } from './desk-transcript.ts';
import { OpenChatController } from './open-chat-controller.ts';
import type { OutgoingAction } from './outgoing-action.ts';
import type { SendRequested } from './send-requested.ts';
import { transferOffer } from './transfer-offer.ts';
import { watchConversation } from './watch-conversation.ts';
import './desk-chat-head.ts';
import './desk-chat-strips.ts';
import './desk-composer.ts';
import './desk-transcript.ts';
import '../../ui/ui-skeleton.ts';
import '../../ui/ui-strip.ts';

const typingMs = 2_500;

/** One open chat: its head, what was said, and where to answer. */
@customElement('desk-conversation')
export class DeskConversation extends LitElement {
  @property({ attribute: 'chat-id' }) chatId = '';
  @property({ type: Boolean, attribute: 'is-closing' }) isClosing = false;
  @property({ type: Boolean, attribute: 'is-panel-open' }) isPanelOpen = true;
  @state() private problem = '';

  @consume({ context: chatsContext }) private chats!: ChatStore;
  @consume({ context: socketContext }) private socket!: DeskSocket;
  @consume({ context: sessionContext }) private session!: Session;
  @consume({ context: presenceContext }) private presence!: PresenceStore;
  @consume({ context: outboxContext }) private outbox!: Outbox;
  @consume({ context: draftsContext }) private drafts!: Drafts;

  @query('desk-composer') private reply!: DeskComposer | null;
  @query('desk-follow-up') private followUp!: DeskFollowUp | null;
  @query('desk-chat-strips') strips!: DeskChatStrips | null;
  @query('desk-transcript') reading!: DeskTranscript | null;
  #open = new OpenChatController(this, {
    chatId: () => this.chatId,
    myId: () => this.session.me?.id ?? '',
    chats: () => this.chats,
    socket: () => this.socket,
    isClosing: () => this.isClosing,
  });
  #reply = new TypedDraftController(
    this,
    () => this.drafts,
    () => this.chatId,
    'reply',
  );
  #typedAt = 0;
  /** In which chat the cursor is wanted: a wish ends with its chat. */
  #focusIn = '';

  constructor() {
    super();
    watchConversation(
      this,
      { chats: () => this.chats, presence: () => this.presence, outbox: () => this.outbox, drafts: () => this.drafts },
      () => this.chatId,
    );
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('chatId')) this.problem = '';
  }

  override render() {
    const chat = this.chats.get(this.chatId);
    const transcript = this.chats.transcript(this.chatId);
    if (this.#open.error && !transcript) return chatFailure(this.#open.error, () => this.#open.load());
    if (!chat || !transcript) return html`<ui-skeleton shape="bubbles" count="5" aria-busy="true" label="Loading the chat"></ui-skeleton>`;
    const me = this.session.me!;
    const rights = chatRights(chat, me, new Date());
    const offline = this.socket.state.at === 'offline' ? 'You are offline' : '';
    return html`<desk-chat-head
        .chat=${chat}
        .viewers=${this.presence.viewersOf(chat.id, me.id)}
        target-seconds=${me.preferences.replyTargetSeconds}
        .rights=${rights} offline=${offline} ?is-panel-open=${this.isPanelOpen}
        @desk-chat-action=${this.#act}
      ></desk-chat-head>
      <desk-chat-strips .chat=${chat} .rights=${rights} refusal=${offline} .returnFocus=${() => this.reading} @ui-dismiss-requested=${() => this.reading?.focus()}></desk-chat-strips>
      ${this.problem ? html`<ui-strip tone="neg" icon="warning" role="alert">${this.problem}</ui-strip>` : ''}
      ${keyed(
        this.chatId,
        html`<desk-transcript
          .chat=${chat}
          .transcript=${transcript}
          .outgoing=${this.outbox.of(chat.id)}
          .divider=${this.#open.divider}
          .me=${me}
          ?is-typing=${this.presence.isTyping(chat.id)}
          ?is-live=${this.socket.state.at === 'live'}
          @desk-outgoing-action=${this.#mend}
        ></desk-transcript>`,
      )}
      ${this.#foot(chat, rights)}`;
  }

  #foot(chat: Chat, rights: ChatRights): TemplateResult {
    const me = this.session.me!;
    const isEnded = !isOpen(chat.status);
    if (isEnded || !rights.isMine) wantFoot(isEnded ? 'ended' : rights.mayAccept ? 'ticket' : 'others', () => this.requestUpdate());
    if (isEnded)
      return html`<desk-closed-summary .chat=${chat} my-id=${me.id} ?may-amend=${rights.mayAmend} ?may-track=${rights.mayTrack}></desk-closed-summary>
        ${keyed(
          this.chatId,
          html`<desk-follow-up .chat=${chat} .me=${me} .text=${this.#reply.text} draft-state=${this.drafts.state(chat.id, 'reply')}
            @desk-composer-changed=${this.#typed} @desk-send-requested=${this.#send} @ui-dismiss-requested=${() => this.#reply.drop()}></desk-follow-up>`,
        )}`;
    if (rights.mayAccept) return html`<desk-ticket-offer .chat=${chat} @desk-chat-action=${this.#act}></desk-ticket-offer>`;
    if (rights.mayAcceptTransfer) return transferOffer(chat, () => this.reading?.focus());
    if (!rights.isMine)
      return html`<desk-not-mine .chat=${chat} text=${this.#reply.text} @ui-dismiss-requested=${() => this.#reply.drop()}></desk-not-mine>`;
    return html`${keyed(
      this.chatId,
      html`<desk-composer
        name=${firstName(chat.customer.name)}
        .text=${this.#reply.text}
        draft-state=${this.drafts.state(chat.id, 'reply')} pending-refusal=${rights.pendingRefusal}
        @desk-composer-changed=${this.#typed}
        @desk-send-requested=${this.#send}
      ></desk-composer>`,
    )}`;
  }

  get composer(): DeskComposer | null {
    return this.reply ?? this.followUp?.composer ?? null;
  }

  /** Puts the focus into the composer, as soon as it is there. */
  write(): void {
    this.#focusIn = this.chatId;
    this.requestUpdate();
  }

  override updated(): void {
    const { reply, followUp } = this;
    if (this.#focusIn !== this.chatId) this.#focusIn = '';
    if (!this.#focusIn || !(reply ?? followUp?.write)) return; // A foot may still be on its way.
    this.#focusIn = '';
    this.#open.read();
    if (followUp) followUp.write();
    else void reply?.updateComplete.then(() => reply.focus());
  }

  #typed(event: ComposerChanged): void {
    this.#reply.write(event.text);
    if (!event.text || this.followUp || Date.now() - this.#typedAt < typingMs) return;
    this.#typedAt = Date.now();
    this.socket.send({ type: 'typing', chatId: this.chatId as ChatId });
  }

  #send(event: SendRequested): void {
    if (event.text) {
      if (!this.outbox.add(this.chatId, event.text, { isFollowUp: this.followUp !== null })) {
        this.problem = '50 messages wait already. They are sent first when you are back online.';
        return;
      }
      this.#typedAt = 0;
      this.#reply.drop();
      this.#open.clearDivider();
    }
    if (event.after === 'close') this.dispatchEvent(new ChatAction('close'));
    if (event.after === 'pending') void this.#change(setPending);
  }

  #mend(event: OutgoingAction): void {
    const item = this.outbox.of(this.chatId).find((each) => each.id === event.id);
    if (event.action === 'retry') this.outbox.retry(event.id);
    else this.outbox.remove(event.id);
    if (event.action === 'edit' && item) {
      this.#reply.write(this.#reply.text ? `${item.text}\n${this.#reply.text}` : item.text);
      this.write();
    }
  }

  #act(event: ChatAction): void {
    if (event.action === 'pending' || event.action === 'resume') this.togglePending();
    if (event.action === 'accept') void this.accept();
    if (event.action === 'release') void this.#change(releaseTicket);
    if (event.action === 'ask') void this.strips?.ask();
    if (event.action === 'unask') this.strips?.unask();
    if (event.action === 'transfer') void this.strips?.transfer();
  }

  /** Sets the chat to pending, or takes that off, if this person may. */
  togglePending(): void {
    const chat = this.chats.get(this.chatId);
    if (!chat) return;
    const rights = chatRights(chat, this.session.me!, new Date());
    if (rights.maySetPending) void this.#change(setPending);
    else if (rights.mayResume) void this.#change(resume);
    else if (rights.pendingRefusal) announce(rights.pendingRefusal, { urgent: true });
  }

  /** Takes the ticket, ready to answer. */
  async accept(): Promise<void> {
    const chat = this.chats.get(this.chatId);
    if (!chat || !chatRights(chat, this.session.me!, new Date()).mayAccept) return;
    await this.#change(acceptTicket);
    if (!this.problem) this.write();
  }

  async #change(call: (chatId: string) => Promise<Chat>): Promise<void> {
    this.problem = '';
    try {
      this.chats.put(await call(this.chatId));
    } catch (error) {
      this.problem = sentenceOf(error);
      announce(this.problem, { urgent: true });
    }
  }

  static override styles = [baseStyles, deskConversationStyles];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-conversation': DeskConversation;
  }
}
