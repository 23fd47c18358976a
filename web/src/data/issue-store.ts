import type { IssueName, IssueNews } from '@desk/protocol/jira-issue';
import type { ServerFrame } from '@desk/protocol/socket';
import { Listeners } from './listeners.ts';
import type { DeskSocket } from './socket.ts';

export interface IssueStoreWiring {
  lookUp(issues: readonly IssueName[]): Promise<{ items: IssueNews[] }>;
  socket: Pick<DeskSocket, 'watch'>;
}

/** Typing goes on for a moment after a key is whole; then what is on the page is asked for at once. */
const settleMs = 400;
/** News that never came, because the line was cut or nobody answers: asked for again, then given up. */
const askAgainMs = [2_000, 4_000, 8_000];
const atOnce = 20;

/**
 * What JIRA says of the issues that are named on this page, by site and name. `want` keeps some in sight until the returned function is called:
 * they are looked up 400 ms later, twenty in a call, and their news is heard as long as anybody wants it. Never waits, never throws.
 */
export class IssueStore {
  readonly onChange = new Listeners<[]>();
  readonly #wiring: IssueStoreWiring;
  readonly #news = new Map<string, IssueNews>();
  readonly #wanted = new Map<string, { issue: IssueName; count: number; tries: number }>();
  #stopWatching: (() => void) | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(wiring: IssueStoreWiring) {
    this.#wiring = wiring;
  }

  /** What is known, undefined before anybody wanted it; `not-answering` when the desk itself did not say. */
  get(issue: IssueName): IssueNews | undefined {
    return this.#news.get(nameOf(issue));
  }

  want(issues: readonly IssueName[]): () => void {
    const names = [...new Set(issues.map(nameOf))];
    for (const [i, name] of names.entries()) {
      const wanted = this.#wanted.get(name) ?? { issue: issues.find((issue) => nameOf(issue) === name) ?? issues[i]!, count: 0, tries: 0 };
      this.#wanted.set(name, { ...wanted, count: wanted.count + 1 });
    }
    if (names.length > 0) this.#stopWatching ??= this.#wiring.socket.watch('issues');
    // Those that were asked for before have their next turn set.
    if (names.some((name) => !this.#isSettled(name) && this.#wanted.get(name)!.tries === 0)) this.#askIn(settleMs);
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      for (const name of names) this.#letGo(name);
    };
  }

  /** News from the line. */
  take(frame: ServerFrame): void {
    if (frame.type !== 'events') return;
    const news = frame.events.flatMap((event) => (event.type === 'jira.issues-seen' ? event.data.issues : []));
    this.#keep(news.filter((each) => this.#wanted.has(nameOf(each)) || this.#news.has(nameOf(each))));
  }

  #letGo(name: string): void {
    const wanted = this.#wanted.get(name);
    if (!wanted) return;
    if (wanted.count > 1) this.#wanted.set(name, { ...wanted, count: wanted.count - 1 });
    else this.#wanted.delete(name);
    if (this.#wanted.size > 0) return;
    this.#stopWatching?.();
    this.#stopWatching = undefined;
    clearTimeout(this.#timer);
  }

  #askIn(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#ask(), ms);
  }

  /** Asks for those that were asked for least, then at once for the next of them; when all have had their turn, again after a while. */
  async #ask(): Promise<void> {
    const tries = this.#fewestTries();
    if (tries === undefined) return;
    const batch = this.#open()
      .filter(([, wanted]) => wanted.tries === tries)
      .slice(0, atOnce);
    for (const [name, wanted] of batch) this.#wanted.set(name, { ...wanted, tries: tries + 1 });
    const issues = batch.map(([, { issue }]) => issue);
    const answer = await this.#wiring.lookUp(issues).catch(() => undefined);
    this.#keep(answer?.items ?? []);
    if (tries >= askAgainMs.length) this.#keep(issues.filter((issue) => !this.#isSettled(nameOf(issue))).map(notAnswering));
    const next = this.#fewestTries();
    if (next !== undefined) this.#askIn(next <= tries ? 0 : askAgainMs[Math.min(next, askAgainMs.length) - 1]!);
  }

  #open() {
    return [...this.#wanted].filter(([name]) => !this.#isSettled(name));
  }

  #fewestTries(): number | undefined {
    const tries = this.#open().map(([, wanted]) => wanted.tries);
    return tries.length > 0 ? Math.min(...tries) : undefined;
  }

  #isSettled(name: string): boolean {
    const news = this.#news.get(name);
    return news !== undefined && news.state !== 'asked';
  }

  #keep(news: readonly IssueNews[]): void {
    if (news.length === 0) return;
    for (const each of news) this.#news.set(nameOf(each), each);
    this.onChange.call();
  }
}

function nameOf({ site, name }: IssueName): string {
  return `${site} ${name.toUpperCase()}`;
}

function notAnswering({ site, name }: IssueName): IssueNews {
  const nothing = { issueId: null, key: null, summary: null, status: null, category: null, url: null, seenAt: null };
  return { site, name, state: 'not-answering', ...nothing };
}
