import type { WorkspaceId } from '@desk/protocol/ids';
import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../db/connect.ts';

/** What the reports hold of a closure as it stands, for the alias `cl`: nothing when it was undone. Empty text stands for "none". [K8] */
export const STANDS = sql<Record<string, unknown> | null>`case when cl.undone_at is null then jsonb_build_object(
  'department', coalesce(cl.department_id, ''), 'agent', coalesce(cl.agent_id, ''), 'sentiment', coalesce(cl.sentiment, ''),
  'tags', coalesce((select jsonb_agg(tag_id order by tag_id) from closure_tags where closure_id = cl.id), '[""]')) end`;

/** The quarter of an hour that the closure of the alias `cl` belongs to, for good: its time never changes. */
export const QUARTER_START = sql`date_bin('15 minutes', cl.closed_at, 'epoch')`;

/** Folds, rebuilds and nobody else may write the sums of a workspace while the transaction lasts. */
export async function lockSums(tx: Tx, workspaceId: WorkspaceId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`reports ${workspaceId}`}, 0))`.execute(tx);
}

type Sums = { table: string; from: string; keys: readonly string[]; counts: Readonly<Record<string, string>> };

const BY_SENTIMENT = {
  positive: `sum(n) filter (where sentiment = 'positive')`,
  neutral: `sum(n) filter (where sentiment = 'neutral')`,
  negative: `sum(n) filter (where sentiment = 'negative')`,
  not_set: `sum(n) filter (where sentiment = '')`,
};
const TAGS = `moved, jsonb_array_elements_text(tags) as tag_id`;

/**
 * Every table of sums, made of `moved`: rows with `start`, `channel`, `reason`, `department_id`, `agent_id`, `sentiment`, `tags` (jsonb) and
 * `n`, how many closures the row puts in (or, below zero, takes out). Keys are columns of it, in the order of the primary key.
 */
export const SUMS: readonly Sums[] = [
  {
    table: 'report_buckets',
    from: 'moved',
    keys: ['start', 'department_id', 'agent_id', 'channel', 'sentiment', 'reason'],
    counts: { closures: 'sum(n)' },
  },
  {
    table: 'report_tag_buckets',
    from: TAGS,
    keys: ['start', 'department_id', 'agent_id', 'tag_id', 'sentiment'],
    counts: { closures: 'sum(n)' },
  },
  { table: 'report_totals', from: 'moved', keys: ['start', 'department_id'], counts: BY_SENTIMENT },
  {
    table: 'report_tag_days',
    from: `(select *, date_trunc('day', start, 'UTC') as day from moved) moved, jsonb_array_elements_text(tags) as tag_id`,
    keys: ['start', 'department_id', 'tag_id'],
    counts: BY_SENTIMENT,
  },
];

/** What one table of sums must hold for `moved`, as a query. */
export function summed({ table, from, keys, counts }: Sums): string {
  const columns = keys.map((key) => (key === 'start' && table === 'report_tag_days' ? 'day as start' : key));
  const sums = Object.entries(counts).map(([name, sum]) => `coalesce(${sum}, 0)::int as ${name}`);
  return `select ${[...columns, ...sums].join(', ')} from ${from} group by ${keys.map((_, i) => i + 1).join(', ')}`;
}

/** CTEs that add `moved` to every table of sums; each is named after its table. */
export function addMoved(workspaceId: WorkspaceId): RawBuilder<unknown> {
  const inserts = SUMS.map((sums) => {
    const names = Object.keys(sums.counts);
    const columns = [...sums.keys, ...names];
    const moves = names.map((name) => `${name} <> 0`).join(' or ');
    const added = names.map((name) => `${name} = ${sums.table}.${name} + excluded.${name}`).join(', ');
    return sql`${sql.raw(sums.table)}_moved as (
      insert into ${sql.raw(sums.table)} (workspace_id, ${sql.raw(columns.join(', '))})
      select ${workspaceId}, ${sql.raw(columns.join(', '))} from (${sql.raw(summed(sums))}) sums where ${sql.raw(moves)}
      on conflict (workspace_id, ${sql.raw(sums.keys.join(', '))}) do update set ${sql.raw(added)})`;
  });
  return sql.join(inserts, sql`, `);
}

/** Takes out rows in which nothing is left, so that the tables look as if what was taken out had never been there. */
export async function dropEmpty(tx: Tx, workspaceId: WorkspaceId, starts: readonly Date[]): Promise<void> {
  const quarters = starts.map((start) => start.toISOString());
  for (const { table, counts } of SUMS) {
    const empty = Object.keys(counts).map((name) => `${name} = 0`).join(' and '); // biome-ignore format: one line
    const when =
      table === 'report_tag_days'
        ? sql`(select date_trunc('day', q, 'UTC') from unnest(${quarters}::timestamptz[]) q)`
        : sql`(select unnest(${quarters}::timestamptz[]))`;
    await sql`delete from ${sql.raw(table)} where workspace_id = ${workspaceId} and start in ${when} and ${sql.raw(empty)}`.execute(tx);
  }
}
