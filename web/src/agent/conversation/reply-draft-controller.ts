import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Drafts } from '../../data/drafts.ts';

/** The reply being written in one chat and its draft. Another chat has another one; nothing travels along. */
export class ReplyDraftController implements ReactiveController {
  text = '';
  readonly #host: ReactiveControllerHost;
  readonly #drafts: () => Drafts;
  readonly #chatId: () => string;
  #shownId = '';
  #stop: (() => void) | undefined;

  constructor(host: ReactiveControllerHost, drafts: () => Drafts, chatId: () => string) {
    this.#host = host;
    this.#drafts = drafts;
    this.#chatId = chatId;
    host.addController(this);
  }

  hostUpdate(): void {
    const drafts = this.#drafts();
    const chatId = this.#chatId();
    this.#stop ??= drafts.onDrop.add((id, mode) => {
      if (id === this.#chatId() && mode === 'reply') this.#show('');
    });
    if (chatId === this.#shownId) return;
    this.#shownId = chatId;
    this.text = textOf(drafts.peek(chatId, 'reply'));
    if (!chatId) return;
    void drafts.load(chatId, 'reply').then((body) => {
      if (this.#chatId() === chatId && !this.text) this.#show(textOf(body));
    });
  }

  hostDisconnected(): void {
    this.#stop?.();
    this.#stop = undefined;
  }

  write(text: string): void {
    const chatId = this.#chatId();
    if (text) this.#drafts().keep(chatId, 'reply', { text });
    else this.#drafts().drop(chatId, 'reply');
    this.#show(text);
  }

  drop(): void {
    this.#drafts().drop(this.#chatId(), 'reply');
  }

  #show(text: string): void {
    this.text = text;
    this.#host.requestUpdate();
  }
}

function textOf(body: Record<string, unknown> | undefined): string {
  return typeof body?.text === 'string' ? body.text : '';
}
