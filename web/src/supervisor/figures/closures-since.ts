import type { ClosureRow } from '@desk/protocol/closure';
import type { Figures } from '@desk/protocol/report';
import { inDepartments } from '../stream/in-departments.ts';

type Counted = { row: ClosureRow; sign: 1 | -1; at: string };

/**
 * Closures and undone closures that came by the stream after the figures were counted. They are folded into the figures at once, so that
 * the counter of closures never waits for the next count, and forgotten as soon as a count includes them.
 */
export class ClosuresSince {
  readonly #counted = new Map<string, Counted>();

  closed(row: ClosureRow, at: string): void {
    if (!this.#counted.has(row.id)) this.#counted.set(row.id, { row, sign: 1, at });
  }

  /** A closure that waits for a count was completed meanwhile: it is folded in as it is now. One that was counted waits for the next count. */
  amended(row: ClosureRow): void {
    const known = this.#counted.get(row.id);
    if (known?.sign === 1) this.#counted.set(row.id, { ...known, row });
  }

  undone(row: ClosureRow, at: string): void {
    const known = this.#counted.get(row.id);
    if (known?.sign === 1) this.#counted.delete(row.id);
    else if (!known) this.#counted.set(row.id, { row, sign: -1, at });
  }

  /** The figures with what happened after them; `department` keeps to one, or to several with commas between. Forgets what they already hold. */
  fold(figures: Figures, department: string | undefined): Figures {
    for (const [id, counted] of this.#counted) if (counted.at <= figures.at) this.#counted.delete(id);
    const mine = [...this.#counted.values()].filter(({ row }) => inDepartments(row, department));
    return mine.length === 0 ? figures : withAll(figures, mine);
  }
}

function withAll(figures: Figures, counted: readonly Counted[]): Figures {
  const closed = { ...figures.closed, spark: [...figures.closed.spark] };
  const total = { ...figures.sentiment.total };
  const buckets = figures.sentiment.buckets.map((bucket) => ({ ...bucket }));
  const tags = new Map(figures.tags.map((entry) => [entry.tag.id as string, { ...entry }]));
  const minute = closed.spark.length - 1;
  for (const { row, sign } of counted) {
    const name = row.sentiment ?? 'notSet';
    closed.value = (closed.value ?? 0) + sign;
    closed.rated += row.sentiment ? sign : 0;
    closed.positive += row.sentiment === 'positive' ? sign : 0;
    if (minute >= 0) closed.spark[minute] = Math.max(0, (closed.spark[minute] ?? 0) + sign);
    total[name] = Math.max(0, total[name] + sign);
    const bucket = buckets.findLast(({ start }) => start <= row.closedAt);
    if (bucket) bucket[name] = Math.max(0, bucket[name] + sign);
    for (const tag of row.tags) {
      const known = tags.get(tag.id);
      if (known) known.count = Math.max(0, known.count + sign);
      else if (sign === 1) tags.set(tag.id, { tag, count: 1, usual: 0 });
    }
  }
  return { ...figures, closed, sentiment: { total, buckets }, tags: [...tags.values()].sort((a, b) => b.count - a.count) };
}
