import type { Chat, Message } from '@desk/protocol/chat';
import { isOpen } from '@desk/protocol/lifecycle';
import type { Me } from '@desk/protocol/people';
import type { CloseForm } from '../../closing/close-form.ts';
import { type CloseLimits, closeLimits, detailsLimits } from '../../closing/close-limits.ts';
import type { Catalogue } from '../../data/catalogue.ts';
import { chatsOf } from '../../data/chat-lists.ts';
import type { ChatStore } from '../../data/chat-store.ts';
import type { ClosingQueue } from '../../data/closing-queue.ts';
import { nextWaiting } from '../list/chat-groups.ts';
import { type CloseSituation, closeSituation } from './close-situation.ts';
import { detailsStart } from './details-patch.ts';

export interface FactSources {
  chatId(): string;
  me(): Me;
  chats(): ChatStore;
  catalogue(): Catalogue;
  closing(): ClosingQueue;
  news(): readonly Message[];
  unsent(): string;
}

/** What is known about the chat that a form was opened for, always as it is at this moment. */
export class CloseFacts {
  readonly #sources: FactSources;
  #wasOpen: boolean | undefined;

  constructor(sources: FactSources) {
    this.#sources = sources;
  }

  get chat(): Chat {
    return this.#sources.chats().get(this.#sources.chatId())!;
  }

  /** The chat to go on with. */
  get next(): Chat | undefined {
    const { chats, me, chatId } = this.#sources;
    return nextWaiting(chatsOf('live', chats().all(), me().id), chatId());
  }

  get situation(): CloseSituation {
    const refusal = this.#refused?.refusal;
    const isStale = this.chat.version > Number(refusal?.details.version ?? Infinity);
    return closeSituation({
      chat: this.chat,
      me: this.#sources.me(),
      wasOpen: this.#wasOpen ?? isOpen(this.chat.status),
      news: this.#sources.news(),
      unsent: this.#sources.unsent(),
      refusal: isStale ? null : (refusal ?? null),
    });
  }

  get hasEnded(): boolean {
    return ['ended', 'closed', 'not-mine', 'gone'].includes(this.situation.kind);
  }

  get limits(): CloseLimits {
    const { situation } = this;
    const { me, catalogue } = this.#sources;
    if (!('closure' in situation) || !situation.closure) return closeLimits(this.chat, me(), catalogue());
    return detailsLimits(this.chat, situation.closure, me(), catalogue(), situation.kind === 'closed');
  }

  /** Everything that was said: the transcript, and what a refusal brought along before the socket did. */
  get messages(): readonly Message[] | undefined {
    const transcript = this.#sources.chats().transcript(this.#sources.chatId())?.messages;
    const brought = this.#refused?.refusal.details.messages as typeof transcript;
    if (!brought || !transcript) return transcript ?? brought;
    return [...transcript, ...brought.filter((each) => each.version > (transcript.at(-1)?.version ?? 0))];
  }

  /** The draft belongs to a close that can still be undone, and must come back as it was. */
  get isUndoable(): boolean {
    const { closing, chatId } = this.#sources;
    return closing().intents.some((intent) => intent.chatId === chatId() && intent.phase === 'closed');
  }

  /** How a draft begins on the form: on a chat that is closed already, without what is on record. */
  begin(form: CloseForm): CloseForm {
    this.#wasOpen ??= isOpen(this.chat.status) || this.#refused !== undefined;
    const { situation } = this;
    return situation.kind === 'ended' && !situation.isNews ? detailsStart(form, situation.closure, this.limits.has) : form;
  }

  get #refused() {
    return this.#sources.closing().refused(this.#sources.chatId());
  }
}
