import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { serverNow } from '../../clock/server-clock.ts';
import { readMatchingReport } from '../../data/reports-api.ts';
import type { DeskSocket } from '../../data/socket.ts';

/**
 * Closures of the time in which the line was down. `to` is missing while it is. `missed` is set when there were too many to tell one by one: they are in
 * the list of closed chats.
 */
export type Away = { from: string; to?: string; missed?: number };

const BLIP_MS = 2_000;
/** A line that is watched closely may be dead for so long before it is noticed, and a little. */
const UNNOTICED_MS = 6_000;

/** Remembers when the line was lost and came back, so that what happened meanwhile can be shown as such. */
export class AwayController implements ReactiveController {
  away: Away | undefined;
  readonly #host: ReactiveControllerHost;
  readonly #socket: () => DeskSocket | undefined;
  #stops: (() => void)[] = [];
  #lostAt = 0;

  constructor(host: ReactiveControllerHost, socket: () => DeskSocket | undefined) {
    this.#host = host;
    this.#socket = socket;
    host.addController(this);
  }

  hostConnected(): void {
    this.hostUpdate();
  }

  hostUpdate(): void {
    const socket = this.#socket();
    if (this.#stops.length > 0 || !socket) return;
    this.#stops = [
      socket.onState.add(({ at }) => {
        if (at === 'reconnecting' || at === 'offline') this.#lost();
      }),
      socket.onResumed.add(() => this.#back()),
      socket.onResync.add(() => void this.#backWithout()),
    ];
  }

  hostDisconnected(): void {
    for (const stop of this.#stops) stop();
    this.#stops = [];
    this.#lostAt = 0;
    this.away = undefined;
  }

  #lost(): void {
    if (this.#lostAt) return;
    this.#lostAt = Date.now();
    this.#become({ from: new Date(serverNow()).toISOString() });
  }

  #back(): { from: string; to: string } | undefined {
    if (!this.#lostAt) return undefined;
    const now = serverNow(); // just set right by the server's welcome
    const lasted = Date.now() - this.#lostAt;
    this.#lostAt = 0;
    const span = { from: new Date(now - lasted - UNNOTICED_MS).toISOString(), to: new Date(now).toISOString() };
    this.#become(lasted < BLIP_MS ? undefined : span);
    return lasted < BLIP_MS ? undefined : span;
  }

  /** The server could not tell what was missed: the newest is read anew, and the rest is only counted. */
  async #backWithout(): Promise<void> {
    const span = this.#back();
    if (!span) return;
    const missed = await readMatchingReport(span).then(
      ({ closures }) => closures,
      () => 0,
    );
    if (this.away?.to === span.to) this.#become(missed > 0 ? { ...span, missed } : undefined);
  }

  #become(away: Away | undefined): void {
    this.away = away;
    this.#host.requestUpdate();
  }
}
