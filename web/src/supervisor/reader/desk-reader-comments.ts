import type { Chat } from '@desk/protocol/chat';
import type { DeskEvent } from '@desk/protocol/events';
import type { Note } from '@desk/protocol/note';
import { consume } from '@lit/context';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { draftsContext, socketContext } from '../../data/contexts.ts';
import { addNote, listChatNotes } from '../../data/customers-api.ts';
import type { Drafts } from '../../data/drafts.ts';
import { newKey, sentenceOf } from '../../data/http.ts';
import type { DeskSocket } from '../../data/socket.ts';
import { TopicsController } from '../../data/topics-controller.ts';
import { TypedDraftController } from '../../data/typed-draft-controller.ts';
import { announce } from '../../ui/announce.ts';
import { baseStyles } from '../../ui/base-styles.ts';
import type { UiTextarea } from '../../ui/ui-textarea.ts';
import type { ValueChanged } from '../../ui/value-changed.ts';
import '../../closing/desk-note-issues.ts';
import '../../ui/ui-button.ts';
import '../../ui/ui-icon.ts';
import '../../ui/ui-textarea.ts';
import '../../ui/ui-time.ts';

const LIMIT = 2_000;

/**
 * What the team said about this chat, and the field to say more: notes that stay with the customer and that the customer never sees. What is typed
 * is kept as the draft of a note on this chat until it is sent.
 */
@customElement('desk-reader-comments')
export class DeskReaderComments extends LitElement {
  @consume({ context: socketContext })
  private socket!: DeskSocket;
  @consume({ context: draftsContext })
  private drafts!: Drafts;
  @property({ attribute: false }) chat!: Chat;
  @state() private notes: readonly Note[] = [];
  @state() private error = '';
  @state() private isBusy = false;
  @query('ui-textarea') private area!: UiTextarea;
  readonly #typed = new TypedDraftController(
    this,
    () => this.drafts,
    () => this.chat.id,
    'note',
  );
  #key = newKey();
  #shownId = '';

  constructor() {
    super();
    new TopicsController(this, {
      socket: () => this.socket,
      topics: () => ['chats'],
      onEvents: (events) => {
        if (events.some((event) => this.#mayAdd(event))) void this.#load();
      },
      onResync: () => void this.#load(),
    });
  }

  protected override willUpdate(_changed: PropertyValues<this>): void {
    if (this.#shownId === this.chat.id) return;
    this.#shownId = this.chat.id;
    this.error = '';
    this.notes = [];
    this.#key = newKey();
    void this.#load();
  }

  override render() {
    return html`${
      this.notes.length > 0
        ? html`<ul class="scroll" aria-label="Comments of the team" tabindex="0">
              ${repeat(
                this.notes,
                ({ id }) => id,
                (note) => html`<li>
                  <b>${note.author?.name ?? 'The desk'}</b>${note.closing ? ' at closing' : ''} <ui-time class="t3" .at=${note.at}></ui-time>
                  <p dir="auto">${note.text}</p>
                  <desk-note-issues .text=${note.text} .chat=${this.chat}></desk-note-issues>
                </li>`,
              )}
            </ul>`
        : nothing
    }
      <div class="new">
        <ui-textarea
          hidden-label="Comment on the chat with ${this.chat.customer.name}"
          placeholder="Comment for the team"
          rows="1"
          max-rows="6"
          .value=${this.#typed.text}
          .limit=${this.#typed.text ? LIMIT : 0}
          error=${this.error}
          @ui-value-changed=${this.#write}
          @keydown=${this.#pressed}
        ></ui-textarea>
        ${
          this.#typed.text
            ? html`<p class="act"><ui-icon name="lock" size="12"></ui-icon><span class="hint">${this.chat.customer.name.split(' ')[0]} will not see this</span><span class="grow"></span
                ><ui-button size="s" variant="note" keys="Mod+Enter" ?busy=${this.isBusy} @click=${this.#add}>Add comment</ui-button></p>`
            : nothing
        }
      </div>`;
  }

  override focus(): void {
    this.area?.focus();
  }

  #write(event: ValueChanged): void {
    this.#typed.write(event.value);
    this.error = '';
    this.#key = newKey();
  }

  #pressed(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
    event.preventDefault();
    void this.#add();
  }

  readonly #add = async (): Promise<void> => {
    const { chat } = this;
    const { text } = this.#typed;
    if (this.isBusy || !text.trim()) return;
    this.isBusy = true;
    try {
      const note = await addNote(chat.customer.id, { text, chatId: chat.id }, this.#key);
      // What was typed meanwhile is the next comment.
      this.#typed.sent(chat.id, text);
      announce('Comment added');
      if (this.chat.id === chat.id && !this.notes.some(({ id }) => id === note.id)) this.notes = [...this.notes, note];
    } catch (error) {
      if (this.chat.id === chat.id) this.error = `Not added. ${sentenceOf(error)}`;
      else announce(`The comment on the chat with ${chat.customer.name} was not added. ${sentenceOf(error)}`, { urgent: true });
    } finally {
      this.isBusy = false;
    }
  };

  /** A note that is written on the chat, or that comes with its closing form. */
  #mayAdd(event: DeskEvent): boolean {
    if (event.type === 'note.added') return event.data.note.chatId === this.chat.id;
    return event.type === 'chat.amended' && event.chatId === this.chat.id;
  }

  /** What cannot be read now is read with the next news; what is shown stays until then. */
  async #load(): Promise<void> {
    const { chat } = this;
    const read = await listChatNotes(chat).catch(() => undefined);
    if (read && this.chat.id === chat.id) this.notes = read.items.filter((note) => note.chatId === chat.id).reverse();
  }

  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
        flex: none;
        border-block-start: 1px solid var(--desk-line);
      }
      ul {
        max-block-size: 132px;
        padding: 4px 20px;
        background: var(--desk-note-tint);
      }
      li {
        padding-block: 5px;
        font: 400 12px/16px var(--desk-font);
        color: var(--desk-note-text);
      }
      li p {
        font: 400 13px/18px var(--desk-font);
        color: var(--desk-text);
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
      .new {
        padding: 10px 16px 12px 20px;
      }
      .act {
        display: flex;
        align-items: center;
        gap: 6px;
        padding-block-start: 6px;
        color: var(--desk-note-text);
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-reader-comments': DeskReaderComments;
  }
}
