import type { Chat } from '@desk/protocol/chat';
import type { DeskEvent } from '@desk/protocol/events';
import type { Note } from '@desk/protocol/note';
import { consume } from '@lit/context';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { serverNow } from '../clock/server-clock.ts';
import { clockTime, dayLine, fullStamp, shortDay } from '../clock/time-words.ts';
import { socketContext } from '../data/contexts.ts';
import { listChatNotes } from '../data/customers-api.ts';
import type { DeskSocket } from '../data/socket.ts';
import { TopicsController } from '../data/topics-controller.ts';
import { baseStyles } from '../ui/base-styles.ts';
import './desk-note-issues.ts';

/** Notes that were added to a chat after it was closed, oldest first; one that is added now appears. Nothing while there is none. [C28] */
@customElement('desk-later-notes')
export class DeskLaterNotes extends LitElement {
  @consume({ context: socketContext })
  private socket: DeskSocket | undefined;
  @property({ attribute: false }) chat!: Chat;
  @state() private notes: readonly Note[] = [];

  constructor() {
    super();
    new TopicsController(this, {
      socket: () => this.socket,
      topics: () => [],
      onEvents: (events) => this.#heard(events),
      onResync: () => void this.#load(),
    });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('chat')) return;
    const before = changed.get('chat') as Chat | undefined;
    if (before?.id !== this.chat.id) this.notes = [];
    else if (before.version === this.chat.version || isOfLinks(before, this.chat)) return;
    // A new chat; or a new version of it, which may have brought a note by the closing form.
    void this.#load();
  }

  override render() {
    if (this.notes.length === 0) return nothing;
    const now = new Date(serverNow());
    return html`<ul aria-label="Notes added later">
      ${this.notes.map(({ author, text, at }) => {
        const added = new Date(at);
        return html`<li>
          <p dir="auto">${text}</p>
          <span class="t3">${author?.name ?? 'The desk'} added, <time class="num" datetime=${at} title=${fullStamp(added)}>${dayLine(added, now) === 'Today' ? clockTime(added) : shortDay(added, now)}</time></span>
          <desk-note-issues .text=${text} .chat=${this.chat}></desk-note-issues>
        </li>`;
      })}
    </ul>`;
  }

  #heard(events: readonly DeskEvent[]): void {
    const added = events.flatMap((event) => (event.type === 'note.added' ? [event.data.note] : []));
    if (added.length > 0) this.#show([...this.notes, ...added]);
  }

  /** Those who are known stay when they cannot be read anew. */
  async #load(): Promise<void> {
    const { id } = this.chat;
    const read = await listChatNotes(this.chat).catch(() => undefined);
    // One that was heard meanwhile may have been written after they were read.
    if (read && this.chat.id === id) this.#show([...this.notes, ...read.items]);
  }

  #show(notes: readonly Note[]): void {
    const { id, closure } = this.chat;
    const later = notes.filter((note) => !note.closing && note.chatId === id && closure && note.at > closure.closedAt);
    this.notes = [...new Map(later.map((note) => [note.id, note])).values()].sort((a, b) => a.at.localeCompare(b.at));
  }

  static override styles = [
    baseStyles,
    css`
      :host {
        display: contents;
      }
      ul {
        display: grid;
        gap: 6px;
      }
      li {
        padding-inline-start: 10px;
        border-inline-start: 2px solid var(--desk-line-2);
        font: 400 12.5px/18px var(--desk-font);
      }
      p {
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
      .t3 {
        font: 400 11.5px/16px var(--desk-font);
      }
    `,
  ];
}

/** Whether only the links of a chat have come along: each brings a version of its own, and no note. */
function isOfLinks(before: Chat, { closure }: Chat): boolean {
  const [was, is] = [before.closure?.references ?? [], closure?.references ?? []];
  return was.length === is.length && is.some(({ changedAt }, i) => changedAt !== was[i]?.changedAt);
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-later-notes': DeskLaterNotes;
  }
}
