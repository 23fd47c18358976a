import type { TransferTargets } from '@desk/protocol/transfer';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { readTransferTargets } from '../../data/transfers-api.ts';

/** Who is available changes by the minute, and an agent hears of no colleague. */
const AGAIN_MS = 10_000;

/** To whom the chat can be offered, read when its id is given and every ten seconds from then on, until the id is empty. The last that was read stays. [C15] */
export class TargetsController implements ReactiveController {
  targets: TransferTargets | undefined;
  error: unknown;
  readonly #host: ReactiveControllerHost;
  readonly #chatId: () => string;
  #shownId = '';
  #reading = new AbortController();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost, chatId: () => string) {
    this.#host = host;
    this.#chatId = chatId;
    host.addController(this);
  }

  hostUpdate(): void {
    const chatId = this.#chatId();
    if (chatId === this.#shownId) return;
    this.#stop();
    this.#shownId = chatId;
    this.targets = undefined;
    this.error = undefined;
    if (chatId) void this.read();
  }

  hostDisconnected(): void {
    this.#stop();
    this.#shownId = '';
  }

  /** Reads it anew at once. */
  async read(): Promise<void> {
    this.#stop();
    const chatId = this.#shownId;
    const reading = new AbortController();
    this.#reading = reading;
    try {
      const targets = await readTransferTargets(chatId, reading.signal);
      if (reading.signal.aborted) return;
      this.targets = targets;
      this.error = undefined;
    } catch (error) {
      if (reading.signal.aborted) return;
      this.error = error;
    }
    this.#timer = setTimeout(() => void this.read(), AGAIN_MS);
    this.#host.requestUpdate();
  }

  #stop(): void {
    clearTimeout(this.#timer);
    this.#reading.abort();
  }
}
