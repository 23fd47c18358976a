import type { Chat } from '@desk/protocol/chat';
import { consume } from '@lit/context';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ChatStore } from '../data/chat-store.ts';
import { seeToAsked, unaskSupervisor } from '../data/chats-api.ts';
import { chatsContext } from '../data/contexts.ts';
import { sentenceOf } from '../data/http.ts';
import { announce } from '../ui/announce.ts';
import { baseStyles } from '../ui/base-styles.ts';
import { DismissRequested } from '../ui/dismiss-requested.ts';
import '../ui/ui-button.ts';
import '../ui/ui-strip.ts';
import '../ui/ui-time.ts';

/**
 * Over a chat whose customer asks for a supervisor: since when and why, with the way out of it for whoever has one. Nothing over any other chat.
 * Emits `DismissRequested` once it is done, for whoever puts the focus elsewhere. [V6]
 */
@customElement('desk-asked-strip')
export class DeskAskedStrip extends LitElement {
  @property({ attribute: false }) chat!: Chat;
  /** What this person can do about it. */
  @property() way: 'take-back' | 'see-to' | '' = '';
  @consume({ context: chatsContext }) private chats!: ChatStore;
  @state() private problem = '';
  @state() private isBusy = false;

  override render() {
    const { supervisorAsked: asked, customer } = this.chat;
    if (!asked) return nothing;
    return html`<ui-strip tone="warn" icon="bell" tall
      ><b>${customer.name} asks for a supervisor</b> since <ui-time at=${asked.at}></ui-time>${asked.reason ? html`: <span dir="auto">${asked.reason}</span>` : nothing}
      ${this.problem ? html`<span class="problem" role="alert">${this.problem}</span>` : nothing}
      ${this.#act()}</ui-strip
    >`;
  }

  #act() {
    if (this.way === '') return nothing;
    return this.way === 'see-to'
      ? html`<ui-button slot="actions" size="s" ?busy=${this.isBusy} @click=${this.seeTo}>Seen to</ui-button>`
      : html`<ui-button slot="actions" size="s" variant="ghost" ?busy=${this.isBusy} @click=${this.takeBack}>Take back</ui-button>`;
  }

  takeBack = (): Promise<void> => this.#do(unaskSupervisor(this.chat.id), `${this.chat.customer.name} no longer asks for a supervisor`);

  seeTo = async (): Promise<void> => {
    const { id, supervisorAsked, customer } = this.chat;
    if (supervisorAsked) await this.#do(seeToAsked(id, supervisorAsked.at), `Seen to what ${customer.name} asked for`);
  };

  async #do(act: Promise<Chat>, words: string): Promise<void> {
    this.isBusy = true;
    this.problem = '';
    try {
      this.chats.put(await act);
      announce(words);
      this.dispatchEvent(new DismissRequested());
    } catch (error) {
      this.problem = sentenceOf(error);
    } finally {
      this.isBusy = false;
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
      .problem {
        display: block;
        color: var(--desk-neg);
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-asked-strip': DeskAskedStrip;
  }
}
