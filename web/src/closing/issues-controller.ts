import type { IssueName, IssueNews } from '@desk/protocol/jira-issue';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { IssueStore } from '../data/issue-store.ts';
import { StoreController } from '../data/store-controller.ts';

/** Keeps the issues that an element names in sight, and draws it anew when JIRA says something of them. */
export class IssuesController implements ReactiveController {
  readonly #store: () => IssueStore | undefined;
  readonly #names: () => IssueName[];
  #wanted = '';
  #letGo: (() => void) | undefined;

  constructor(host: ReactiveControllerHost, store: () => IssueStore | undefined, names: () => IssueName[]) {
    this.#store = store;
    this.#names = names;
    new StoreController(host, store, (issues) => names().map((name) => issues.get(name)));
    host.addController(this);
  }

  /** What is known of an issue. */
  get(name: IssueName): IssueNews | undefined {
    return this.#store()?.get(name);
  }

  hostUpdated(): void {
    const names = this.#names();
    const wanted = names.map(({ site, name }) => `${site} ${name}`).join();
    const store = this.#store();
    if (wanted === this.#wanted || !store) return;
    this.#wanted = wanted;
    const before = this.#letGo;
    this.#letGo = names.length > 0 ? store.want(names) : undefined;
    before?.();
  }

  hostDisconnected(): void {
    this.#letGo?.();
    this.#letGo = undefined;
    this.#wanted = '';
  }
}
