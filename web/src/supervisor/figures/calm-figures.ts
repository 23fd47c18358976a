import type { Figures } from '@desk/protocol/report';
import { Calm } from './calm.ts';

const EVERY_MS = 1_000;

/** Figures for tables and for charts, each anew at most once a second and never both in the same drawing: nobody reads them four times a second. */
export class CalmFigures {
  readonly #tables = new Calm<Figures>(EVERY_MS);
  readonly #charts = new Calm<Figures>(EVERY_MS);

  of(figures: Figures): { tables: Figures; charts: Figures } {
    const before = this.#tables.last;
    const tables = this.#tables.of(figures);
    return { tables, charts: this.#charts.of(figures, performance.now(), tables === before) };
  }
}
