import type { DeskEvent } from '@desk/protocol/events';
import type { Figures } from '@desk/protocol/report';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { countText } from '../../charts/figure-text.ts';
import { serverNow } from '../../clock/server-clock.ts';
import { runningTime } from '../../clock/time-words.ts';
import { spokenWall } from '../../data/spoken-wall.ts';
import { announce } from '../../ui/announce.ts';
import { inDepartments } from '../stream/in-departments.ts';

const MINUTE_MS = 60_000;
/** Negative closures are gathered for so long: one sentence, however many there are. */
const GATHER_MS = 10_000;

/** Says the wall aloud for those who want it: a summary each minute in which something happened, or negative closures alone. */
export class SpokenWallController implements ReactiveController {
  /** What the wall shows; undefined: nothing yet, or it is paused. */
  readonly #figures: () => Figures | undefined;
  #minute: ReturnType<typeof setInterval> | undefined;
  #gather: ReturnType<typeof setTimeout> | undefined;
  #closed = 0;
  #negative = 0;
  /** Negative closures that were not said yet: how many, and who the first was. */
  #unsaid = 0;
  #first = '';

  constructor(host: ReactiveControllerHost, figures: () => Figures | undefined) {
    this.#figures = figures;
    host.addController(this);
  }

  hostConnected(): void {
    this.#minute = setInterval(() => this.#sumUp(), MINUTE_MS);
  }

  hostDisconnected(): void {
    clearInterval(this.#minute);
    clearTimeout(this.#gather);
    this.#gather = undefined;
    this.#closed = this.#negative = this.#unsaid = 0;
  }

  /** `department`: what the wall shows, as its address has it. A close that is taken back was none. */
  heard(events: readonly DeskEvent[], department?: string): void {
    for (const event of events) {
      if ((event.type !== 'chat.closed' && event.type !== 'chat.close-undone') || !inDepartments(event.data.row, department)) continue;
      const isNegative = event.data.row.sentiment === 'negative';
      if (event.type === 'chat.close-undone') {
        this.#closed = Math.max(0, this.#closed - 1);
        if (isNegative) this.#negative = Math.max(0, this.#negative - 1);
      } else {
        this.#closed++;
        if (isNegative) this.#isNegative(event.data.row.customer.name);
      }
    }
  }

  #isNegative(name: string): void {
    this.#negative++;
    if (spokenWall() !== 'negative') return;
    if (this.#unsaid++ === 0) this.#first = name;
    this.#gather ??= setTimeout(() => this.#sayNegative(), GATHER_MS);
  }

  #sayNegative(): void {
    this.#gather = undefined;
    const others = this.#unsaid - 1;
    this.#unsaid = 0;
    if (this.#figures()) announce(`Closed negative: ${this.#first}${others > 0 ? ` and ${countText(others)} more` : ''}`);
  }

  #sumUp(): void {
    const [closed, negative] = [this.#closed, this.#negative];
    this.#closed = this.#negative = 0;
    const figures = this.#figures();
    if (!figures || spokenWall() !== 'minute') return;
    const wait = figures.longestWaitSince ? serverNow() - Date.parse(figures.longestWaitSince) : 0;
    if (closed === 0 && wait <= 0) return;
    const parts = [
      `${countText(closed)} closed`,
      ...(negative > 0 ? [`${countText(negative)} negative`] : []),
      wait > 0 ? `longest wait ${runningTime(wait)}` : 'nobody waits',
    ];
    announce(parts.join(', '));
  }
}
