import { DeskError } from '@desk/protocol/errors';
import type { KeptList } from './visit-memory.ts';

/** What the desk has not accepted yet. Sending it twice is harmless. */
export type Outgoing = {
  clientId: string;
  at: string;
  state: 'queued' | 'sending' | 'failed';
  /** Why it was refused, as a sentence. */
  reason: string | null;
};
export type OutgoingMessage = Outgoing & { text: string };

/** Most that wait at once, and how long they may: a question of yesterday should not arrive by itself. */
export const OUTBOX_LIMIT = 50;
export const OUTBOX_HOURS = 24;

const RETRY_MS = [1_000, 2_000, 4_000, 8_000, 15_000, 30_000];

export type OutboxOptions<C> = {
  kept: KeptList<Outgoing & C>;
  /** Delivers one. A DeskError is a refusal of the desk, anything else means that the desk was not reached. */
  send: (item: Outgoing & C) => Promise<void>;
  onChange: (items: readonly (Outgoing & C)[]) => void;
};

/**
 * Messages, or answers, on their way to the desk: in order, one at a time, across reloads. All tabs share the stored queue, and a web lock lets one of
 * them send at a time. What the desk refuses for good is marked failed and waits for the visitor; everything else is tried again.
 */
export class Outbox<C extends object> {
  readonly #options: OutboxOptions<C>;
  #running = false;
  /** Somebody asked for a round, maybe while one was just ending. */
  #isWanted = false;
  #failures = 0;
  #timer = 0;

  constructor(options: OutboxOptions<C>) {
    this.#options = options;
  }

  get items(): readonly (Outgoing & C)[] {
    return this.#options.kept.read();
  }

  /** The last attempt did not reach the desk. */
  get isHeldUp(): boolean {
    return this.#failures > 0;
  }

  /** Queues something, and sends it after `waitMs`. Returns false when too many wait already. */
  add(content: C, waitMs = 0): boolean {
    const { items } = this;
    if (items.length >= OUTBOX_LIMIT) return false;
    this.#store([...items, { ...content, clientId: newClientId(), at: new Date().toISOString(), state: 'queued', reason: null }]);
    if (waitMs === 0) void this.flush();
    else this.#flushIn(waitMs);
    return true;
  }

  /** Sends a failed one again, as the same. */
  retry(clientId: string): void {
    this.#mark(clientId, { state: 'queued', reason: null });
    void this.flush();
  }

  /** Takes one out: the desk has it, or the visitor gave up. */
  remove(clientId: string): void {
    this.#store(this.items.filter((item) => item.clientId !== clientId));
  }

  /** Empties the queue and hands back what it held. */
  takeAll(): readonly (Outgoing & C)[] {
    const { items } = this;
    this.#store([]);
    return items;
  }

  /** Takes up what an earlier page left behind. */
  resume(now: Date): void {
    const oldest = now.getTime() - OUTBOX_HOURS * 3_600_000;
    this.#store(
      this.items.map((item) =>
        Date.parse(item.at) < oldest
          ? { ...item, state: 'failed', reason: 'This waited for more than a day.' }
          : { ...item, state: item.state === 'failed' ? 'failed' : 'queued' },
      ),
    );
    void this.flush();
  }

  /** Sends what is queued, until it is empty or the desk is out of reach. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#isWanted = true;
    if (this.#running) return;
    this.#running = true;
    try {
      while (this.#isWanted) {
        this.#isWanted = false;
        await oneTabAtATime(this.#options.kept.name, () => this.#sendAll());
      }
    } finally {
      this.#running = false;
    }
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  async #sendAll(): Promise<void> {
    for (;;) {
      const next = this.items.find((item) => item.state !== 'failed');
      if (next === undefined) return;
      this.#mark(next.clientId, { state: 'sending' });
      try {
        await this.#options.send(next);
        this.#failures = 0;
        this.remove(next.clientId);
      } catch (error) {
        if (isFinal(error)) this.#mark(next.clientId, { state: 'failed', reason: error.message });
        else {
          const wait = RETRY_MS[Math.min(this.#failures++, RETRY_MS.length - 1)]!;
          this.#mark(next.clientId, { state: 'queued' });
          this.#flushIn(wait * (0.75 + Math.random() / 2));
          return;
        }
      }
    }
  }

  #flushIn(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), ms);
  }

  #mark(clientId: string, change: Partial<Outgoing>): void {
    this.#store(this.items.map((item) => (item.clientId === clientId ? { ...item, ...change } : item)));
  }

  #store(items: readonly (Outgoing & C)[]): void {
    this.#options.kept.write(items);
    this.#options.onChange(items);
  }
}

/** Why something of the queue has just been refused for good; null: nothing has. */
export function newlyRefused(before: readonly Outgoing[], after: readonly Outgoing[]): string | null {
  const known = before.filter(({ state }) => state === 'failed').map(({ clientId }) => clientId);
  return after.find(({ clientId, state }) => state === 'failed' && !known.includes(clientId))?.reason ?? null;
}

/** True when the same request would be refused again. */
function isFinal(error: unknown): error is DeskError {
  return error instanceof DeskError && !['too-many', 'unavailable', 'internal', 'bad-visitor-token', 'sign-in'].includes(error.code);
}

async function oneTabAtATime(queue: string, action: () => Promise<void>): Promise<void> {
  if (navigator.locks === undefined) await action();
  else await navigator.locks.request(`desk.widget.${queue}`, action);
}

function newClientId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
