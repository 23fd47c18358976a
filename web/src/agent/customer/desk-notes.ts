import type { Chat } from '@desk/protocol/chat';
import type { Note } from '@desk/protocol/note';
import { consume } from '@lit/context';
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { serverNow } from '../../clock/server-clock.ts';
import { clockTime, dayLine, fullStamp, shortDay } from '../../clock/time-words.ts';
import { draftsContext } from '../../data/contexts.ts';
import { addNote } from '../../data/customers-api.ts';
import type { Drafts } from '../../data/drafts.ts';
import { newKey, sentenceOf } from '../../data/http.ts';
import { TypedDraftController } from '../../data/typed-draft-controller.ts';
import { announce } from '../../ui/announce.ts';
import { baseStyles } from '../../ui/base-styles.ts';
import type { UiTextarea } from '../../ui/ui-textarea.ts';
import type { ValueChanged } from '../../ui/value-changed.ts';
import { NoteAdded } from './note-added.ts';
import '../../closing/desk-note-issues.ts';
import '../../ui/ui-button.ts';
import '../../ui/ui-empty.ts';
import '../../ui/ui-icon.ts';
import '../../ui/ui-textarea.ts';

const limit = 2_000;

/** Lasting notes about the customer, newest on top, closing notes among them, and a field to write one, which is kept as a draft of its chat. */
@customElement('desk-notes')
export class DeskNotes extends LitElement {
  @consume({ context: draftsContext })
  private drafts!: Drafts;
  @property({ attribute: false }) chat!: Chat;
  @property({ attribute: false }) notes: readonly Note[] = [];
  @property({ type: Boolean, attribute: 'is-writing' }) isWriting = false;
  @property({ attribute: 'my-id' }) myId = '';
  @state() private problem = '';
  @state() private isBusy = false;

  @query('ui-textarea') area!: UiTextarea | null;
  readonly #typed = new TypedDraftController(
    this,
    () => this.drafts,
    () => this.chat.id,
    'note',
  );
  #key = newKey();
  #shownId = '';

  protected override willUpdate(_changed: PropertyValues<this>): void {
    if (this.#shownId === this.chat.id) return;
    this.#shownId = this.chat.id;
    this.problem = '';
    this.#key = newKey();
  }

  override render() {
    return html`<div class="new">
        <ui-textarea
          hidden-label="New note about ${this.chat.customer.name}"
          placeholder="Write a note for whoever comes next"
          rows="2"
          .value=${this.#typed.text}
          .limit=${this.#typed.text ? limit : 0}
          error=${this.problem}
          @ui-value-changed=${this.#write}
          @keydown=${this.#keys}
        ></ui-textarea>
        ${
          this.#typed.text
            ? html`<div class="act">
                <span class="hint grow">Only your team sees it</span>
                <ui-button size="s" variant="primary" keys="Mod+Enter" ?busy=${this.isBusy} @click=${this.#add}>Add note</ui-button>
              </div>`
            : nothing
        }
      </div>
      ${
        this.notes.length
          ? html`<ul>
              ${repeat(
                this.notes,
                (note) => note.id,
                (note) => html`<li>${this.#note(note)}</li>`,
              )}
            </ul>`
          : html`<ui-empty icon="note" heading="No notes yet">What you note here, and closing notes, stay with the customer.</ui-empty>`
      }`;
  }

  #note(note: Note): TemplateResult {
    const at = new Date(note.at);
    const now = new Date(serverNow());
    const who = note.author ? (note.author.id === this.myId ? 'You' : note.author.name) : 'The desk';
    return html`<div class="head">
        <ui-icon name=${note.closing ? 'check-circle' : 'note'} size="14"></ui-icon>
        <b>${who}</b>${note.closing ? html`<span>at closing</span>` : nothing}
        <time datetime=${note.at} title=${fullStamp(at)}>${dayLine(at, now) === 'Today' ? clockTime(at) : shortDay(at, now)}</time>
      </div>
      <p dir="auto">${note.text}</p>
      <desk-note-issues .text=${note.text} .chat=${note.chatId === this.chat.id ? this.chat : undefined}></desk-note-issues>`;
  }

  /** Puts the cursor into the field. */
  write(): void {
    this.area?.focus();
  }

  #write(event: ValueChanged): void {
    this.#typed.write(event.value);
    this.problem = '';
    this.#key = newKey();
  }

  #keys(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey)) return;
    event.preventDefault();
    event.stopPropagation();
    void this.#add();
  }

  async #add(): Promise<void> {
    const { chat } = this;
    const { text } = this.#typed;
    if (!text.trim() || this.isBusy) return;
    this.isBusy = true;
    try {
      await addNote(chat.customer.id, { text: text.trim(), chatId: chat.id }, this.#key);
      // What was typed meanwhile is the next note.
      this.#typed.sent(chat.id, text);
      this.#key = newKey();
      announce('Note added');
      this.dispatchEvent(new NoteAdded());
    } catch (error) {
      if (this.chat.id === chat.id) this.problem = sentenceOf(error);
      else announce(`The note about ${chat.customer.name} was not added. ${sentenceOf(error)}`, { urgent: true });
    } finally {
      this.isBusy = false;
    }
  }

  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
      }
      .new {
        display: grid;
        gap: 6px;
        padding: 12px 16px;
      }
      .act {
        display: flex;
        align-items: center;
      }
      .hint {
        margin: 0;
      }
      li {
        padding: 10px 16px 12px;
        border-block-start: 1px solid var(--desk-line);
      }
      .head {
        display: flex;
        align-items: center;
        gap: 6px;
        margin-block-end: 3px;
        font: 400 11.5px/16px var(--desk-font);
        color: var(--desk-text-3);
      }
      b {
        font-weight: 550;
        color: var(--desk-text-2);
      }
      b,
      span {
        white-space: nowrap;
      }
      time {
        margin-inline-start: auto;
        font-variant-numeric: tabular-nums;
      }
      p {
        font: 400 12.5px/18px var(--desk-font);
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
      ui-empty {
        block-size: 260px;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-notes': DeskNotes;
  }
}
