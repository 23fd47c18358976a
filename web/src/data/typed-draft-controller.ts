import type { DraftMode } from '@desk/protocol/note';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Drafts } from './drafts.ts';

/**
 * A text being written in one chat (a reply, a note) and its draft. Another chat has another one; nothing travels along. What another tab of the same
 * agent writes, sends or throws away shows here, unless something else was typed here meanwhile: that stays.
 */
export class TypedDraftController implements ReactiveController {
  text = '';
  readonly #host: ReactiveControllerHost;
  readonly #drafts: () => Drafts;
  readonly #chatId: () => string;
  readonly #mode: Exclude<DraftMode, 'close'>;
  #shownId = '';
  #stop: (() => void) | undefined;

  constructor(host: ReactiveControllerHost, drafts: () => Drafts, chatId: () => string, mode: Exclude<DraftMode, 'close'>) {
    this.#host = host;
    this.#drafts = drafts;
    this.#chatId = chatId;
    this.#mode = mode;
    host.addController(this);
  }

  hostUpdate(): void {
    const drafts = this.#drafts();
    const chatId = this.#chatId();
    this.#stop ??= this.#listen(drafts);
    if (chatId === this.#shownId) return;
    this.#shownId = chatId;
    this.text = textOf(drafts.peek(chatId, this.#mode));
    if (!chatId) return;
    void drafts.load(chatId, this.#mode).then((body) => {
      if (this.#chatId() === chatId && !this.text) this.#show(textOf(body));
    });
  }

  #listen(drafts: Drafts): () => void {
    const isMine = (id: string, mode: DraftMode) => id === this.#chatId() && mode === this.#mode;
    const stops = [
      drafts.onDrop.add((id, mode) => {
        if (isMine(id, mode)) this.#show('');
      }),
      drafts.onOutside.add((id, mode, body, before) => {
        if (isMine(id, mode) && this.text === textOf(before)) this.#show(textOf(body));
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }

  hostDisconnected(): void {
    this.#stop?.();
    this.#stop = undefined;
  }

  write(text: string): void {
    const chatId = this.#chatId();
    if (text) this.#drafts().keep(chatId, this.#mode, { text });
    else this.#drafts().drop(chatId, this.#mode);
    this.#show(text);
  }

  drop(): void {
    this.#drafts().drop(this.#chatId(), this.#mode);
  }

  /** The text of a chat was sent: its draft goes, unless more was typed meanwhile. The chat may be another one by now. */
  sent(chatId: string, text: string): void {
    const typed = this.#chatId() === chatId ? this.text : textOf(this.#drafts().peek(chatId, this.#mode));
    if (typed === text) this.#drafts().drop(chatId, this.#mode);
  }

  #show(text: string): void {
    this.text = text;
    this.#host.requestUpdate();
  }
}

function textOf(body: Record<string, unknown> | undefined): string {
  return typeof body?.text === 'string' ? body.text : '';
}
