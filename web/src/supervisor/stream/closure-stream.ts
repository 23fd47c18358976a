import type { ClosureRow } from '@desk/protocol/closure';
import type { DeskEvent } from '@desk/protocol/events';
import { Listeners } from '../../data/listeners.ts';
import { StreamBuffer } from './stream-buffer.ts';
import { StreamRate } from './stream-rate.ts';

const UNDONE_MS = 3_000;

/** The live stream of closures: takes the events of the desk, keeps the rows, and says when something changed. */
export class ClosureStream {
  readonly onChange = new Listeners<[]>();
  readonly buffer = new StreamBuffer();
  readonly rate = new StreamRate();
  readonly #undoneAt = new Map<string, number>();

  /** Starts again from what the server has now. */
  load(rows: readonly ClosureRow[]): void {
    this.buffer.load(rows);
    this.#undoneAt.clear();
    this.onChange.call();
  }

  /** Adds older rows, such as the matches of a filter. */
  merge(rows: readonly ClosureRow[]): void {
    this.buffer.merge(rows);
    this.onChange.call();
  }

  /** The newest rows anew, where no events come: what is new arrives, what is known is replaced, and what is not among them any more is gone. */
  follow(rows: readonly ClosureRow[], now = Date.now()): void {
    const oldest = rows.at(-1);
    const known = new Set(rows.map(({ id }) => id));
    for (const row of this.buffer.shown) if (!known.has(row.id) && (!oldest || row.closedAt > oldest.closedAt)) this.buffer.drop(row.id);
    for (const row of rows.toReversed()) if (this.buffer.arrive(row)) this.rate.count(now);
    this.onChange.call();
  }

  /** Applies an event that is about a closure; any other is none of its business. `now` in milliseconds. */
  apply(event: DeskEvent, now = Date.now()): void {
    switch (event.type) {
      case 'chat.closed':
        this.#undoneAt.delete(event.data.row.id);
        if (this.buffer.arrive(event.data.row)) this.rate.count(now);
        break;
      case 'chat.amended':
        this.buffer.amend(event.data.row);
        break;
      case 'chat.survey-asked':
      case 'chat.survey-answered':
        this.buffer.survey(event.data.row);
        break;
      case 'chat.close-undone':
        this.buffer.undo(event.data.row);
        this.#undoneAt.set(event.data.row.id, now);
        break;
      case 'reference.changed':
        this.buffer.changeReference(event.data.closureId, event.data.reference);
        break;
      default:
        return;
    }
    this.onChange.call();
  }

  /** Takes away what has been marked undone for three seconds. Milliseconds until the next row is due, or undefined. */
  sweep(now = Date.now()): number | undefined {
    for (const [id, since] of this.#undoneAt) {
      if (now - since < UNDONE_MS) continue;
      this.#undoneAt.delete(id);
      this.buffer.drop(id);
    }
    const next = Math.min(...this.#undoneAt.values());
    return Number.isFinite(next) ? Math.max(0, next + UNDONE_MS - now) : undefined;
  }
}
