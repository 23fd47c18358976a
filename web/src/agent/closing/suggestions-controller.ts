import type { Proposed } from '@desk/protocol/closure';
import type { Suggestions } from '@desk/protocol/suggestion';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { readSuggestions } from '../../data/chats-api.ts';

const none: Suggestions = { tags: [], sentiment: null };

/** Asks once what may fit, when the form opens. Nothing waits for the answer, and without one nothing is proposed. [K13] */
export class SuggestionsController implements ReactiveController {
  suggestions: Suggestions = none;
  readonly #host: ReactiveControllerHost;
  readonly #chatId: () => string;
  #stop = new AbortController();

  constructor(host: ReactiveControllerHost, chatId: () => string) {
    this.#host = host;
    this.#chatId = chatId;
    host.addController(this);
  }

  /** As it is stored beside what was chosen; undefined when nothing was proposed. */
  get proposed(): Proposed | undefined {
    const { tags, sentiment } = this.suggestions;
    return tags.length > 0 || sentiment ? { tagIds: tags.map((tag) => tag.id), sentiment } : undefined;
  }

  hostConnected(): void {
    this.#stop = new AbortController();
    void this.#ask(this.#stop.signal);
  }

  hostDisconnected(): void {
    this.#stop.abort();
  }

  async #ask(signal: AbortSignal): Promise<void> {
    await null; // the form is drawn first
    try {
      const suggestions = await readSuggestions(this.#chatId(), signal);
      if (signal.aborted) return; // the form is gone, and the answer may be half of one
      this.suggestions = suggestions;
      this.#host.requestUpdate();
    } catch {
      // a form without proposals is a whole form
    }
  }
}
