import type { Chat, ChatWithMessages, Message } from '@desk/protocol/chat';
import type { DeskEvent } from '@desk/protocol/events';
import { Listeners } from './listeners.ts';
import { type Entry, entryOf, type Transcript, transcriptOf, withEntries } from './transcript.ts';

/** As many closed chats of others are kept at least. */
const PASSED = 500;

/**
 * All chats that this page knows, each at the newest version it has seen, and the transcripts that were opened.
 * An event, an HTTP answer and a list may arrive in any order and twice: the higher version wins and nothing is fetched because of it.
 */
export class ChatStore {
  readonly onChange = new Listeners<[]>();
  /** A transcript misses something between its version and that of its chat: somebody should fetch it. */
  readonly onGap = new Listeners<[chatId: string, after: number]>();

  readonly #userId: string;
  #chats = new Map<string, Chat>();
  /** Closed chats of others, those closed longest ago first. */
  #passed = new Set<string>();
  /** Chats on offer: few, and asked for at every change, also by a page that hears of all chats there are. */
  #offered = new Set<string>();
  #transcripts = new Map<string, Transcript>();
  #isTold = false;

  /** `userId`: whose closed chats are kept; of those of others only the latest are. */
  constructor(userId = '') {
    this.#userId = userId;
  }

  get(id: string): Chat | undefined {
    return this.#chats.get(id);
  }

  transcript(id: string): Transcript | undefined {
    return this.#transcripts.get(id);
  }

  /** Every chat, in no order. */
  all(): Chat[] {
    return [...this.#chats.values()];
  }

  /** The chats that are on offer to somebody, in no order. [C15] */
  offered(): Chat[] {
    return [...this.#offered].map((id) => this.#chats.get(id)!);
  }

  openTranscripts(): string[] {
    return [...this.#transcripts.keys()];
  }

  /** Takes chats as a list or an HTTP answer carried them. */
  put(...chats: Chat[]): void {
    for (const chat of chats) {
      const mine = this.#chats.get(chat.id);
      if (mine && chat.version <= mine.version) continue;
      this.#chats.set(chat.id, chat);
      if (chat.transfer) this.#offered.add(chat.id);
      else this.#offered.delete(chat.id);
      this.#pass(chat);
    }
    this.#tell();
  }

  /** Forgets a chat that is none any more. */
  drop(id: string): void {
    this.#chats.delete(id);
    this.#passed.delete(id);
    this.#offered.delete(id);
    this.#transcripts.delete(id);
    this.#tell();
  }

  /** Takes a chat with all its messages. */
  putTranscript(loaded: ChatWithMessages): void {
    const mine = this.#transcripts.get(loaded.chat.id);
    if (!mine || loaded.chat.version >= mine.version) this.#transcripts.set(loaded.chat.id, transcriptOf(loaded));
    this.put(loaded.chat);
    this.checkGap(loaded.chat.id);
  }

  /** Takes the answer to a message that was sent from here. */
  putMessage(chat: Chat, message: Message): void {
    this.put(chat);
    this.#add(chat.id, [{ version: message.version, message }]);
  }

  /** Takes events of the journal, from the socket or from a fetch after a gap. */
  apply(events: readonly DeskEvent[]): void {
    const entries = new Map<string, Entry[]>();
    for (const event of events) {
      if (!event.chat) continue;
      this.put(event.chat);
      const entry = entryOf(event);
      if (!entry) continue;
      const list = entries.get(event.chat.id);
      if (list) list.push(entry);
      else entries.set(event.chat.id, [entry]);
    }
    for (const [chatId, list] of entries) this.#add(chatId, list);
    this.#tell();
  }

  /** A supervisor's page hears of every chat there is: what others closed is let go of in time, or a day would fill its memory. */
  #pass(chat: Chat): void {
    this.#passed.delete(chat.id);
    if (chat.status !== 'closed' || chat.agent?.id === this.#userId) return;
    this.#passed.add(chat.id);
    if (this.#passed.size <= 2 * PASSED) return;
    for (const id of [...this.#passed].slice(0, PASSED)) {
      this.#passed.delete(id);
      if (!this.#transcripts.has(id)) this.#chats.delete(id);
    }
  }

  #add(chatId: string, entries: Entry[]): void {
    const mine = this.#transcripts.get(chatId);
    if (!mine) return;
    const next = withEntries(mine, entries);
    this.#transcripts.set(chatId, next);
    this.checkGap(chatId);
    this.#tell();
  }

  /** Says so when the transcript of this chat is behind the chat. Lists go on while nobody reads, so whoever opens a chat asks. */
  checkGap(chatId: string): void {
    const mine = this.#transcripts.get(chatId);
    if (mine && (this.#chats.get(chatId)?.version ?? 0) > mine.version) this.onGap.call(chatId, mine.version);
  }

  /** Listeners hear once for everything that happened in one turn. */
  #tell(): void {
    if (this.#isTold) return;
    this.#isTold = true;
    queueMicrotask(() => {
      this.#isTold = false;
      this.onChange.call();
    });
  }
}
