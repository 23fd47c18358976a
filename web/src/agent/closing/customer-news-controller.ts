import type { Message } from '@desk/protocol/chat';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { announce } from '../../ui/announce.ts';
import { firstName } from '../line-words.ts';

export interface NewsWiring {
  /** All messages of the chat that this page knows. Undefined while the transcript is still being read. */
  messages(): readonly Message[] | undefined;
  customerName(): string;
}

const guardMs = 1_500;
const burstMs = 3_000;

/**
 * What the customer wrote while the close form was open. A message counts as seen only after it stood on the screen for 1.5 s with the page
 * visible; until then nothing closes, so a fast hand does not close over it.
 */
export class CustomerNewsController implements ReactiveController {
  /** The newest version whose messages were really seen. */
  seenVersion = 0;
  /** Messages that came while the form was open, oldest first. They stay on show after they were seen. */
  news: readonly Message[] = [];
  readonly #host: ReactiveControllerHost;
  readonly #wiring: NewsWiring;
  #baseline: number | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #saidAt = 0;

  constructor(host: ReactiveControllerHost, wiring: NewsWiring) {
    this.#host = host;
    this.#wiring = wiring;
    host.addController(this);
  }

  /** True while something stands on the screen that was not there for long enough. */
  get isGuarding(): boolean {
    return (this.news.at(-1)?.version ?? 0) > this.seenVersion;
  }

  /** Everything up to here was seen before the form was opened. What is newer counts as news. */
  begin(seenVersion: number): void {
    this.#baseline = seenVersion;
    this.seenVersion = seenVersion;
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#restart);
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#restart);
    clearTimeout(this.#timer);
  }

  hostUpdate(): void {
    const messages = this.#wiring.messages();
    if (!messages) return;
    if (this.#baseline === undefined) this.begin(messages.at(-1)?.version ?? 0);
    const news = messages.filter((message) => message.author.kind === 'customer' && message.version > this.#baseline!);
    if (news.at(-1)?.version === this.news.at(-1)?.version) return;
    this.news = news;
    this.#say(news.at(-1)!.text);
    this.#restart();
  }

  /** Says that the moment of attention is not over. */
  remind(): void {
    announce(`${firstName(this.#wiring.customerName())} just wrote`, { urgent: true });
  }

  #say(text: string): void {
    if (Date.now() - this.#saidAt < burstMs) return;
    this.#saidAt = Date.now();
    announce(`${firstName(this.#wiring.customerName())} just wrote: ${text}`, { urgent: true });
  }

  #restart = (): void => {
    clearTimeout(this.#timer);
    if (document.hidden || !this.isGuarding) return;
    this.#timer = setTimeout(() => {
      this.seenVersion = this.news.at(-1)?.version ?? this.seenVersion;
      this.#host.requestUpdate();
    }, guardMs);
  };
}
