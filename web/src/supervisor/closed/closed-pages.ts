import type { ClosureRow } from '@desk/protocol/closure';
import type { DeskEvent } from '@desk/protocol/events';
import { type ClosedQuery, toFilter } from '../../data/closed-query.ts';
import { listClosures } from '../../data/closures-api.ts';
import { Listeners } from '../../data/listeners.ts';
import { amendedRow, surveyedRow } from '../stream/amended-row.ts';

const PAGE = 50;

/** Closures of one filter, page by page, newest first. An answer to an older question is left out. */
export class ClosedPages {
  readonly onChange = new Listeners<[]>();
  rows: readonly ClosureRow[] = [];
  error: unknown;
  isLoading = false;
  hasMore = false;
  #query: ClosedQuery = {};
  #cursor: string | null = null;
  #asked = 0;

  /** Starts with the first page; the rows of before stay until it is there. */
  async open(query: ClosedQuery): Promise<void> {
    this.#query = query;
    this.#cursor = null;
    await this.#read(true);
  }

  async more(): Promise<void> {
    if (this.hasMore && !this.isLoading) await this.#read(false);
  }

  /** Keeps what is shown true: links that move on, closures that are completed, what customers answer, closes that are undone. */
  take(events: readonly DeskEvent[]): void {
    const before = this.rows;
    for (const event of events) {
      if (event.type === 'reference.changed') {
        const { closureId, reference } = event.data;
        this.rows = this.rows.map((row) =>
          row.id === closureId ? { ...row, references: row.references.map((mine) => (mine.id === reference.id ? reference : mine)) } : row,
        );
      } else if (event.type === 'chat.amended') {
        const { row: amended } = event.data;
        if (this.rows.some((row) => row.id === amended.id))
          this.rows = this.rows.map((row) => (row.id === amended.id ? amendedRow(row, amended) : row));
      } else if (event.type === 'chat.survey-asked' || event.type === 'chat.survey-answered') {
        const { row: heard } = event.data;
        if (this.rows.some((row) => row.id === heard.id))
          this.rows = this.rows.map((row) => (row.id === heard.id ? surveyedRow(row, heard) : row));
      } else if (event.type === 'chat.close-undone') {
        const { row: undone } = event.data;
        if (this.rows.some((row) => row.id === undone.id)) this.rows = this.rows.filter((row) => row.id !== undone.id);
      }
    }
    if (this.rows !== before) this.onChange.call();
  }

  async #read(isFirst: boolean): Promise<void> {
    const asked = ++this.#asked;
    this.isLoading = true;
    this.error = undefined;
    this.onChange.call();
    try {
      const page = await listClosures({ ...toFilter(this.#query), limit: PAGE, ...(this.#cursor ? { cursor: this.#cursor } : {}) });
      if (asked !== this.#asked) return;
      this.rows = isFirst ? page.items : [...this.rows, ...page.items];
      this.#cursor = page.nextCursor;
      this.hasMore = page.nextCursor !== null;
    } catch (error) {
      if (asked !== this.#asked) return;
      this.error = error;
      if (isFirst) this.rows = [];
    }
    this.isLoading = false;
    this.onChange.call();
  }
}
