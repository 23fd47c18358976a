import type { Chat } from '@desk/protocol/chat';
import { consume } from '@lit/context';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { ChatStore } from '../../data/chat-store.ts';
import { askSupervisor } from '../../data/chats-api.ts';
import { chatsContext } from '../../data/contexts.ts';
import { sentenceOf } from '../../data/http.ts';
import { announce } from '../../ui/announce.ts';
import { baseStyles } from '../../ui/base-styles.ts';
import type { DismissRequested } from '../../ui/dismiss-requested.ts';
import type { UiText } from '../../ui/ui-text.ts';
import type { ValueChanged } from '../../ui/value-changed.ts';
import { firstName } from '../line-words.ts';
import '../../ui/ui-button.ts';
import '../../ui/ui-dialog.ts';
import '../../ui/ui-text.ts';

const mostLetters = 200;

/**
 * Where the owner of a chat says that its customer asks for a supervisor, with a reason if they like. What was typed stays for when it is opened again. [V6]
 */
@customElement('desk-ask-supervisor')
export class DeskAskSupervisor extends LitElement {
  @property({ attribute: false }) chat!: Chat;
  @property({ type: Boolean, attribute: 'may-ask' }) mayAsk = false;
  /** Where the focus goes when it was nowhere before. */
  @property({ attribute: false }) returnFocus?: () => HTMLElement | null;
  @consume({ context: chatsContext }) private chats!: ChatStore;
  @state() private isOpen = false;
  @state() private isBusy = false;
  @state() private reason = '';
  @state() private problem = '';
  @query('ui-text') private field!: UiText;
  /** What was typed and not told, by chat. */
  #typed = new Map<string, string>();

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('chat') && changed.get('chat')?.id !== this.chat.id) this.#leave();
  }

  override render() {
    return this.isOpen ? this.#dialog() : nothing;
  }

  #dialog() {
    const name = firstName(this.chat.customer.name);
    const whose = this.chat.department ? `of ${this.chat.department.name} ` : '';
    const isAsked = Boolean(this.chat.supervisorAsked);
    return html`<ui-dialog
      open
      width="440"
      heading="${name} asks for a supervisor"
      meta="The supervisors ${whose}see it at once, ${name} does not."
      .initialFocus=${() => this.field}
      .returnFocus=${this.returnFocus}
      @ui-dismiss-requested=${this.#dismissed}
    >
      <form @submit=${this.#tell} novalidate>
        <ui-text label="Why" aside="optional" error=${this.problem} .value=${this.reason} @ui-value-changed=${this.#type}></ui-text>
        <button type="submit" hidden>Tell</button>
      </form>
      <ui-button slot="footer" @click=${this.#leave}>Cancel</ui-button>
      <ui-button slot="footer" variant="primary" keys="Enter" ?busy=${this.isBusy} @click=${this.#tell}>${isAsked ? 'Save' : 'Tell the supervisors'}</ui-button>
    </ui-dialog>`;
  }

  /** Opens it with what was typed before, or with the reason that stands; or says why not. */
  open(): void {
    if (!this.mayAsk) {
      announce(this.chat.agent ? `Only ${this.chat.agent.name} can say that` : 'Nobody has this chat', { urgent: true });
      return;
    }
    this.reason = this.#typed.get(this.chat.id) ?? this.chat.supervisorAsked?.reason ?? '';
    this.isOpen = true;
  }

  #type(event: ValueChanged): void {
    this.reason = event.value;
    this.#typed.set(this.chat.id, event.value);
    this.problem = event.value.trim().length > mostLetters ? `At most ${mostLetters} characters` : '';
  }

  readonly #leave = (): void => {
    this.isOpen = false;
    this.problem = '';
  };

  /** The dialog gives the focus back by itself. */
  #dismissed(event: DismissRequested): void {
    event.stopPropagation();
    this.#leave();
  }

  readonly #tell = async (event: Event): Promise<void> => {
    event.preventDefault();
    const { chat, reason } = this;
    if (this.isBusy || reason.trim().length > mostLetters) return;
    this.isBusy = true;
    try {
      this.chats.put(await askSupervisor(chat.id, reason.trim()));
      // What was typed meanwhile stays, and the dialog with it.
      const isAll = (this.#typed.get(chat.id) ?? reason) === reason;
      if (isAll) this.#typed.delete(chat.id);
      announce(`The supervisors see that ${chat.customer.name} asks for one`);
      if (isAll && this.chat.id === chat.id) this.#leave();
    } catch (error) {
      if (this.chat.id === chat.id) this.problem = sentenceOf(error);
      else announce(`The supervisors were not told that ${chat.customer.name} asks for one. ${sentenceOf(error)}`, { urgent: true });
    } finally {
      this.isBusy = false;
    }
  };

  static override styles = [
    baseStyles,
    css`
      :host {
        position: absolute;
      }
      form {
        padding: 16px 20px 20px;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-ask-supervisor': DeskAskSupervisor;
  }
}
