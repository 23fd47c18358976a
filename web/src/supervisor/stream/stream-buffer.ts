import type { ClosureReference, ClosureRow } from '@desk/protocol/closure';
import { amendedRow, surveyedRow } from './amended-row.ts';

const LIMIT = 2_000;

/**
 * The closures of the stream: what is shown, newest first, and what has arrived and waits for the next flush. Everything is applied by
 * closure id, so a repeated event changes nothing.
 */
export class StreamBuffer {
  #shown: readonly ClosureRow[] = [];
  #waiting: readonly ClosureRow[] = [];

  /** Shown rows, newest first, undone ones included until they are dropped. */
  get shown(): readonly ClosureRow[] {
    return this.#shown;
  }

  /** Rows that wait, newest first. */
  get waiting(): readonly ClosureRow[] {
    return this.#waiting;
  }

  /** Starts again from a list of the server; rows that arrived after its newest one keep waiting. */
  load(rows: readonly ClosureRow[]): void {
    this.#shown = sorted(rows);
    const known = ids(rows);
    const newest = this.#shown[0];
    this.#waiting = this.#waiting.filter((row) => !known.has(row.id) && (!newest || compare(row, newest) < 0));
  }

  /** Puts rows of the server where they belong, without waiting: older matches of a filter. */
  merge(rows: readonly ClosureRow[]): void {
    const known = ids([...this.#shown, ...this.#waiting]);
    const missing = rows.filter((row) => !known.has(row.id));
    if (missing.length > 0) this.#shown = sorted([...this.#shown, ...missing]).slice(0, LIMIT);
  }

  /** A closure that was just made: true. One that is known is replaced in place: false. */
  arrive(row: ClosureRow): boolean {
    if (this.#replace(row.id, () => row)) return false;
    this.#waiting = sorted([row, ...this.#waiting]).slice(0, LIMIT);
    return true;
  }

  /** The state of one reference moved on. An older state than the one at hand is left out. */
  changeReference(closureId: string, reference: ClosureReference): void {
    this.#replace(closureId, (row) => ({
      ...row,
      references: row.references.map((mine) => (mine.id === reference.id && mine.changedAt <= reference.changedAt ? reference : mine)),
    }));
  }

  /** A closure was completed or corrected: it is replaced where it stands. A link that has come further here stays as far. */
  amend(row: ClosureRow): void {
    this.#replace(row.id, (mine) => amendedRow(mine, row));
  }

  /** The customer was asked, or answered: the row stays where it is. */
  survey(row: ClosureRow): void {
    this.#replace(row.id, (mine) => surveyedRow(mine, row));
  }

  /** A close was taken back: what was shown is marked, what still waits never appears. */
  undo(row: ClosureRow): void {
    this.#waiting = this.#waiting.filter((mine) => mine.id !== row.id);
    this.#replace(row.id, (mine) => ({ ...mine, undoneAt: row.undoneAt ?? mine.undoneAt ?? row.closedAt }));
  }

  /** Removes a row, as when the word "undone" has been read. */
  drop(closureId: string): void {
    this.#shown = this.#shown.filter((row) => row.id !== closureId);
  }

  /** Moves the waiting rows to where they belong, and says which they are. */
  take(): readonly ClosureRow[] {
    const fresh = this.#waiting;
    this.#waiting = [];
    if (fresh.length > 0) this.#shown = sorted([...fresh, ...this.#shown]).slice(0, LIMIT);
    return fresh;
  }

  #replace(closureId: string, change: (row: ClosureRow) => ClosureRow): boolean {
    const inShown = this.#shown.some((row) => row.id === closureId);
    const inWaiting = !inShown && this.#waiting.some((row) => row.id === closureId);
    const changed = (rows: readonly ClosureRow[]) => rows.map((row) => (row.id === closureId ? change(row) : row));
    if (inShown) this.#shown = changed(this.#shown);
    if (inWaiting) this.#waiting = changed(this.#waiting);
    return inShown || inWaiting;
  }
}

function ids(rows: readonly ClosureRow[]): ReadonlySet<string> {
  return new Set(rows.map((row) => row.id));
}

function sorted(rows: readonly ClosureRow[]): ClosureRow[] {
  return [...rows].sort(compare);
}

/** Newest first; ids are made in the order of time and break a tie. */
function compare(a: ClosureRow, b: ClosureRow): number {
  if (a.closedAt !== b.closedAt) return a.closedAt < b.closedAt ? 1 : -1;
  return a.id < b.id ? 1 : -1;
}
