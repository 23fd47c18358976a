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
    return mine.reduce(add, figures);
  }
}

function add(figures: Figures, { row, sign }: Counted): Figures {
  const name = row.sentiment ?? 'notSet';
  const { closed, sentiment } = figures;
  const spark = closed.spark.map((value, i) => (i === closed.spark.length - 1 ? Math.max(0, (value ?? 0) + sign) : value));
  return {
    ...figures,
    closed: {
      ...closed,
      spark,
      value: (closed.value ?? 0) + sign,
      rated: closed.rated + (row.sentiment ? sign : 0),
      positive: closed.positive + (row.sentiment === 'positive' ? sign : 0),
    },
    sentiment: {
      total: { ...sentiment.total, [name]: Math.max(0, sentiment.total[name] + sign) },
      buckets: sentiment.buckets.map((bucket, i, all) => {
        const next = all[i + 1];
        const isMine = bucket.start <= row.closedAt && (!next || row.closedAt < next.start);
        return isMine ? { ...bucket, [name]: Math.max(0, bucket[name] + sign) } : bucket;
      }),
    },
    tags: withTags(figures, row, sign),
  };
}

function withTags(figures: Figures, row: ClosureRow, sign: 1 | -1): Figures['tags'] {
  const known = figures.tags.map((entry) =>
    row.tags.some((tag) => tag.id === entry.tag.id) ? { ...entry, count: Math.max(0, entry.count + sign) } : entry,
  );
  const missing = row.tags.filter((tag) => sign === 1 && !known.some((entry) => entry.tag.id === tag.id));
  return [...known, ...missing.map((tag) => ({ tag, count: 1, usual: 0 }))].sort((a, b) => b.count - a.count);
}
