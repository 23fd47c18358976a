import type { Chat } from '@desk/protocol/chat';
import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { classMap } from 'lit/directives/class-map.js';
import { live } from 'lit/directives/live.js';
import { PickToggled } from '../../closing/bulk/pick-toggled.ts';
import { answersOf, surveyNames } from '../../data/survey-words.ts';
import { baseStyles } from '../../ui/base-styles.ts';
import { deskChatRowStyles } from './desk-chat-row.styles.ts';
import '../../ui/ui-avatar.ts';
import '../../ui/ui-chip.ts';
import '../../ui/ui-face.ts';
import '../../ui/ui-icon.ts';
import '../../ui/ui-time.ts';
import '../../ui/ui-wait-ring.ts';

/**
 * One chat of the list, as a link to it. `isStop` makes it the one tab stop of the list; `hasLeft` leaves it grey and inert. With `mayPick`
 * a tick box takes the place of the avatar once the row is pointed at, or anything is ticked. Emits `PickToggled`.
 */
@customElement('desk-chat-row')
export class DeskChatRow extends LitElement {
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };

  @property({ attribute: false }) chat!: Chat;
  @property() href = '';
  @property({ type: Boolean, attribute: 'is-current' }) isCurrent = false;
  @property({ type: Boolean, attribute: 'is-stop' }) isStop = false;
  @property({ type: Boolean, attribute: 'is-typing' }) isTyping = false;
  @property({ type: Boolean, attribute: 'has-left' }) hasLeft = false;
  @property({ type: Boolean, attribute: 'may-pick' }) mayPick = false;
  @property({ type: Boolean, attribute: 'is-picked', reflect: true }) isPicked = false;
  /** Something of the list is ticked: every row shows its box. */
  @property({ type: Boolean, attribute: 'is-picking', reflect: true }) isPicking = false;
  @property({ type: Number, attribute: 'target-seconds' }) targetSeconds = 120;

  override render() {
    const { chat } = this;
    const isUnread = chat.unread > 0 || !chat.opened;
    return html`<a
      class=${classMap({ unread: isUnread && chat.status !== 'closed', fresh: !chat.opened && chat.status === 'live', left: this.hasLeft })}
      href=${this.href}
      tabindex=${this.isStop ? 0 : -1}
      aria-current=${this.isCurrent ? 'true' : nothing}
      aria-disabled=${this.hasLeft ? 'true' : nothing}
    >
      <ui-avatar name=${chat.customer.name} key=${chat.customer.id}></ui-avatar>
      <span class="middle">
        <span class="first"><span class="name">${chat.customer.name}</span>${this.#asked()}${this.#offer()}<span class="department ell">${chat.department?.name ?? ''}</span></span>
        <span class="preview ell" dir="auto">${this.#preview()}</span>
      </span>
      <span class="right">${this.#time()}${this.#mark()}</span>
    </a>${this.mayPick ? this.#tick() : nothing}`;
  }

  /** Not a tab stop: the list has one, and X ticks the row in focus. The list decides whether it is ticked. */
  #tick() {
    return html`<label class="tick"
      ><input type="checkbox" tabindex="-1" .checked=${live(this.isPicked)} aria-label="Tick ${this.chat.customer.name}" aria-keyshortcuts="X" @click=${this.#ticked}
    /></label>`;
  }

  #ticked(event: MouseEvent): void {
    this.dispatchEvent(new PickToggled(this.chat.id, event.shiftKey));
    this.requestUpdate();
  }

  override focus(): void {
    this.renderRoot.querySelector('a')?.focus();
  }

  #asked() {
    if (!this.chat.supervisorAsked) return nothing;
    return html`<span class="asked" title="Asks for a supervisor"><ui-icon name="bell" size="12"></ui-icon><span class="sr">asks for a supervisor</span></span>`;
  }

  /** It is on offer to somebody, or came back from there. */
  #offer() {
    const { transfer, transferEnded } = this.chat;
    if (!transfer && !transferEnded) return nothing;
    const words = transfer ? `Offered to ${transfer.to.name}` : 'The transfer came to nothing';
    return html`<span class=${transfer ? 'offer' : 'offer back'} title=${words}><ui-icon name="transfer" size="12"></ui-icon><span class="sr">${words}</span></span>`;
  }

  #preview() {
    if (this.isTyping) return html`<span class="typing">typing…</span>`;
    const { chat } = this;
    if (chat.status === 'closed') return chat.closure?.note ?? chat.closure?.tags.map((tag) => tag.name).join(', ') ?? '';
    if (!chat.lastMessage) return chat.topic ?? '';
    return html`${chat.lastMessage.author === 'agent' ? html`<span class="t3">You:</span> ` : nothing}${chat.lastMessage.text}`;
  }

  #time() {
    const { chat } = this;
    if (chat.status === 'closed')
      return html`<ui-time class="time" format="ago" at=${chat.closure?.closedAt ?? chat.lastMessageAt}></ui-time>`;
    if (chat.waitingSince) return html`<ui-wait-ring since=${chat.waitingSince} target-seconds=${this.targetSeconds}></ui-wait-ring>`;
    return html`<ui-time class="time" format="ago" at=${chat.lastMessageAt}></ui-time>`;
  }

  #mark() {
    const { chat } = this;
    if (chat.status === 'closed')
      return html`<span class="end">${this.#score()}<ui-face size="14" .sentiment=${chat.closure?.sentiment ?? null}></ui-face></span>`;
    if (!chat.opened) return html`<ui-chip size="s" tone="pos">New</ui-chip>`;
    if (chat.unread > 0) return html`<span class="badge"><span class="sr">unread: </span>${chat.unread > 99 ? '99+' : chat.unread}</span>`;
    return html`<span></span>`;
  }

  /** What the customer answered first; there is room for one. */
  #score() {
    const answers = answersOf(this.chat.closure?.survey);
    const [first] = answers;
    if (!first) return nothing;
    const title = answers.map(({ kind, text }) => `${surveyNames[kind]} ${text}`).join(', ');
    return html`<span class="score ${first.tone}" title=${title}><span class="sr">${surveyNames[first.kind]} </span>${first.text}</span>`;
  }

  static override styles = [baseStyles, deskChatRowStyles];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-chat-row': DeskChatRow;
  }
}
