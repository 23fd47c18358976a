import type { Chat, ChatReach } from '@desk/protocol/chat';
import type { Me } from '@desk/protocol/people';
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { serverNow } from '../../clock/server-clock.ts';
import { readReach } from '../../data/chats-api.ts';
import type { DraftState } from '../../data/drafts.ts';
import { deskHref } from '../../route/desk-href.ts';
import { baseStyles } from '../../ui/base-styles.ts';
import { chatRights } from '../chat-rights.ts';
import { firstName } from '../line-words.ts';
import type { DeskComposer } from './desk-composer.ts';
import './desk-composer.ts';
import './desk-kept-draft.ts';
import type { UiButton } from '../../ui/ui-button.ts';
import '../../ui/ui-button.ts';
import '../../ui/ui-strip.ts';

const lookMs = 5_000;
/** What could not be asked is found out when the message is refused. */
const unknown: ChatReach = { newer: null, optedOut: false };

/**
 * Under a closed chat: the way to write to its customer once more [C29], or why there is none. What was typed is never hidden. The composer's events go up;
 * remount it for another chat.
 */
@customElement('desk-follow-up')
export class DeskFollowUp extends LitElement {
  @property({ attribute: false }) chat!: Chat;
  @property({ attribute: false }) me!: Me;
  @property() text = '';
  @property({ attribute: 'draft-state' }) draftState: DraftState = 'none';
  @state() private reach: ChatReach | undefined;
  @state() private isOpen = false;
  @query('desk-composer') composer!: DeskComposer | null;
  #afterUndo: ReturnType<typeof setTimeout> | undefined;
  #watching: ReturnType<typeof setInterval> | undefined;
  #isWanted = false;

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('chat') && changed.get('chat')?.version !== this.chat.version) void this.#ask();
  }

  override render() {
    const { chat, reach } = this;
    const name = firstName(chat.customer.name);
    const isWriting = this.isOpen || this.text !== '';
    const waits = this.#waits();
    if (!reach) return this.#kept();
    if (reach.newer)
      return html`<ui-strip icon="chat">${name} has a newer chat.<ui-button slot="actions" size="s" href=${deskHref(reach.newer, 'write')}>Open it</ui-button></ui-strip
        >${this.#kept()}`;
    if (reach.optedOut)
      return html`<ui-strip icon="info">${name} asked to hear no more, and can write again at any time.</ui-strip>${this.#kept()}`;
    if (isWriting)
      return html`<desk-composer purpose="follow-up" name=${name} waits=${waits} .text=${this.text} draft-state=${this.draftState}></desk-composer>`;
    return waits ? nothing : html`<div class="way"><ui-button icon="chat" keys="R" @click=${this.write}>Write to ${name}</ui-button></div>`;
  }

  /** Opens the composer with the cursor in it, as soon as that may be; where the customer is found elsewhere, the cursor is on the way there. */
  write = (): void => {
    this.isOpen = true;
    this.#isWanted = true;
    void this.#ask();
  };

  override updated(): void {
    this.#watch(this.composer !== null);
    const target = this.composer ?? this.renderRoot.querySelector<UiButton>('ui-strip ui-button');
    if (!this.#isWanted || !target) return;
    this.#isWanted = false;
    void target.updateComplete.then(() => target.focus());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#afterUndo);
    this.#watch(false);
  }

  /** No event tells an agent of a colleague's chat: while somebody writes, it is asked for. */
  #watch(isOn: boolean): void {
    if (isOn) this.#watching ??= setInterval(() => void this.#ask(), lookMs);
    else {
      clearInterval(this.#watching);
      this.#watching = undefined;
    }
  }

  #kept(): TemplateResult | typeof nothing {
    return this.text ? html`<desk-kept-draft text=${this.text}></desk-kept-draft>` : nothing;
  }

  /** Why nothing is sent yet: while the close can be undone that is the way back. */
  #waits(): string {
    const now = serverNow();
    const left = Date.parse(this.chat.closure?.undoUntil ?? '') - now;
    clearTimeout(this.#afterUndo);
    if (left > 0) this.#afterUndo = setTimeout(() => this.requestUpdate(), left + 50);
    return chatRights(this.chat, this.me, new Date(now)).mayFollowUp
      ? ''
      : 'This can be sent in a moment, when the close can no longer be undone.';
  }

  async #ask(): Promise<void> {
    const { id, version } = this.chat;
    const reach = await readReach(id).catch(() => this.reach ?? unknown);
    if (this.chat.id === id && this.chat.version === version) this.reach = reach;
  }

  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
        flex: none;
      }
      .way {
        display: flex;
        justify-content: flex-end;
        margin: 0 16px 14px;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-follow-up': DeskFollowUp;
  }
}
