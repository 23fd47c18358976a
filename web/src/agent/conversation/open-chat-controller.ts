import type { Chat } from '@desk/protocol/chat';
import { cutText } from '@desk/protocol/cut-text';
import type { ChatId } from '@desk/protocol/ids';
import { isOpen } from '@desk/protocol/lifecycle';
import type { Topic } from '@desk/protocol/socket';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ChatStore } from '../../data/chat-store.ts';
import { markRead, readChat } from '../../data/chats-api.ts';
import type { DeskSocket } from '../../data/socket.ts';
import { announce } from '../../ui/announce.ts';
import { firstName } from '../line-words.ts';
import type { Divider } from './transcript-items.ts';

export interface OpenChatWiring {
  chatId(): string;
  myId(): string;
  chats(): ChatStore;
  socket(): DeskSocket;
  isClosing(): boolean;
}

const readMs = 400;
/** A chat that is only passed, on the way through the list, is not read. */
const restMs = 1_500;
const longestSaid = 240;

/**
 * What having a chat open means: its transcript is read, its messages stream, colleagues see who looks, the owner's unread count is
 * cleared once the chat rested on a visible page or was opened on purpose, and new messages are said aloud.
 */
export class OpenChatController implements ReactiveController {
  error: unknown;
  divider: Divider | undefined;
  readonly #host: ReactiveControllerHost;
  readonly #wiring: OpenChatWiring;
  #chatId = '';
  #saidVersion = 0;
  #viewing = '';
  #awayAt: number | undefined;
  #readTimer: ReturnType<typeof setTimeout> | undefined;
  #openedAt = 0;
  #stops: (() => void)[] = [];

  constructor(host: ReactiveControllerHost, wiring: OpenChatWiring) {
    this.#host = host;
    this.#wiring = wiring;
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#markRead);
  }

  hostUpdate(): void {
    const chatId = this.#wiring.chatId();
    if (chatId !== this.#chatId) this.#open(chatId);
    this.#tellViewing();
    this.#heard();
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#markRead);
    this.#leave();
    this.#chatId = '';
  }

  /** Reads the transcript again after it failed. */
  async load(): Promise<void> {
    const chatId = this.#chatId;
    try {
      const loaded = await readChat(chatId);
      this.#wiring.chats().putTranscript(loaded);
      if (chatId === this.#chatId) this.error = undefined;
    } catch (error) {
      if (chatId === this.#chatId) this.error = error;
    }
    this.#host.requestUpdate();
  }

  /** What is new counts as read now, without the rest: the chat was opened on purpose. */
  read(): void {
    clearTimeout(this.#readTimer);
    this.#readTimer = undefined;
    const chat = this.#unread();
    if (!chat) return;
    markRead(chat.id).then(
      (read) => this.#wiring.chats().put(read),
      () => undefined,
    );
  }

  /** My own message answers what was new. */
  clearDivider(): void {
    this.divider = undefined;
  }

  #open(chatId: string): void {
    this.#leave();
    this.#chatId = chatId;
    this.error = undefined;
    this.divider = undefined;
    this.#saidVersion = 0;
    this.#awayAt = undefined;
    this.#openedAt = Date.now();
    if (!chatId) return;
    const socket = this.#wiring.socket();
    const chats = this.#wiring.chats();
    this.#stops = [socket.watch(`chat:${chatId}` as Topic), socket.onState.add(() => this.#lineChanged())];
    if (chats.transcript(chatId)) chats.checkGap(chatId);
    else void this.load();
  }

  #leave(): void {
    clearTimeout(this.#readTimer);
    this.#readTimer = undefined;
    for (const stop of this.#stops) stop();
    this.#stops = [];
    if (this.#viewing) this.#wiring.socket().send({ type: 'viewing', chatId: null, closing: false });
    this.#viewing = '';
  }

  #tellViewing(): void {
    const socket = this.#wiring.socket();
    const viewing = this.#chatId ? `${this.#chatId} ${this.#wiring.isClosing()}` : '';
    if (viewing === this.#viewing || !viewing || socket.state.at !== 'live') return;
    this.#viewing = viewing;
    socket.send({ type: 'viewing', chatId: this.#chatId as ChatId, closing: this.#wiring.isClosing() });
  }

  /** After a cut the server has forgotten who looks, and what arrives first arrived while nobody was here. */
  #lineChanged(): void {
    const at = this.#wiring.socket().state.at;
    if (at === 'live') this.#viewing = '';
    if (at === 'live' && this.error) void this.load();
    else this.#awayAt ??= this.#wiring.chats().transcript(this.#chatId)?.version;
    this.#host.requestUpdate();
  }

  #heard(): void {
    const chats = this.#wiring.chats();
    const chat = chats.get(this.#chatId);
    const transcript = chats.transcript(this.#chatId);
    if (!chat || !transcript) return;
    const last = transcript.messages.at(-1);
    if (this.#saidVersion === 0) {
      const unread = transcript.messages
        .filter((message) => message.author.kind === 'customer')
        .slice(chat.unread ? -chat.unread : Infinity);
      if (unread[0] && chat.opened) this.divider = { version: unread[0].version, label: 'New' };
    } else if (last && last.version > this.#saidVersion && last.author.kind === 'customer') {
      this.#say(
        firstName(chat.customer.name),
        transcript.messages
          .filter((message) => message.version > this.#saidVersion && message.author.kind === 'customer')
          .map((message) => message.text),
      );
      if (this.#awayAt !== undefined) this.divider = { version: this.#awayAt + 1, label: 'Arrived while you were away' };
    }
    if (this.#wiring.socket().state.at === 'live' && (last?.version ?? 0) > (this.#awayAt ?? Infinity)) this.#awayAt = undefined;
    this.#saidVersion = Math.max(this.#saidVersion, last?.version ?? 0, 1);
    this.#markRead();
  }

  #say(name: string, texts: readonly string[]): void {
    if (texts.length > 3) announce(`${name} sent ${texts.length} messages`);
    else for (const text of texts) announce(`${name}: ${text.length > longestSaid ? `${cutText(text, longestSaid)}, and more` : text}`);
  }

  /** The chat, if it is mine and on the screen and holds something that I have not read. */
  #unread(): Chat | undefined {
    const chat = this.#wiring.chats().get(this.#chatId);
    const isMine = chat?.agent?.id === this.#wiring.myId();
    return chat && isMine && !document.hidden && isOpen(chat.status) && (chat.unread > 0 || !chat.opened) ? chat : undefined;
  }

  #markRead = (): void => {
    if (!this.#unread()) return;
    const rest = this.#openedAt + restMs - Date.now();
    this.#readTimer ??= setTimeout(() => this.read(), Math.max(readMs, rest));
  };
}
