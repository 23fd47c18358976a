import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { sentenceOf } from '../../data/http.ts';
import { tryReferenceAgain } from '../../data/jira-api.ts';
import { announce } from '../../ui/announce.ts';
import type { RetryLinkRequested } from './retry-link-requested.ts';

/** Tries JIRA links once more as it is asked to, and knows which are under way. */
export class RetryController implements ReactiveController {
  /** Ids of the references that are just being tried again. */
  retrying: ReadonlySet<string> = new Set();
  readonly #host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {}

  readonly retry = async ({ reference }: RetryLinkRequested): Promise<void> => {
    this.#become([...this.retrying, reference.id]);
    try {
      await tryReferenceAgain(reference);
    } catch (error) {
      announce(sentenceOf(error), { urgent: true });
    } finally {
      this.#become([...this.retrying].filter((id) => id !== reference.id));
    }
  };

  #become(ids: readonly string[]): void {
    this.retrying = new Set(ids);
    this.#host.requestUpdate();
  }
}
