import type { WorkspaceId } from '@desk/protocol/ids';
import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../db/connect.ts';
import { textArray } from '../db/json.ts';

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

/** `keys` in the order of the primary key; `as` says what a key is made of when it is no column of `from`. */
type Sums = {
  table: string;
  /** How coarse its rows are, where they have a grain and so a department or `*` in front of their start. */
  grains?: readonly ('quarter' | 'hour' | 'day')[];
  from: string;
  keys: readonly string[];
  as?: Readonly<Record<string, string>>;
  counts: Readonly<Record<string, string>>;
};

/** All departments, as the coarse sums name them beside each one. */
export const EVERY_DEPARTMENT = '*';

const BY_SENTIMENT = {
  positive: `sum(n) filter (where sentiment = 'positive')`,
  neutral: `sum(n) filter (where sentiment = 'neutral')`,
  negative: `sum(n) filter (where sentiment = 'negative')`,
  not_set: `sum(n) filter (where sentiment = '')`,
};
const SCOPES = `lateral (values (department_id), ('${EVERY_DEPARTMENT}')) scopes (scope)`;
const TAGS = 'jsonb_array_elements_text(tags) as tag_id';

/**
 * Every table of sums, made of `moved`: rows with `start`, `channel`, `reason`, `department_id`, `agent_id`, `sentiment`, `tags` (jsonb) and
 * `n`, how many closures the row puts in (or, below zero, takes out).
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
    from: `moved, ${TAGS}`,
    keys: ['start', 'department_id', 'agent_id', 'tag_id', 'sentiment'],
    counts: { closures: 'sum(n)' },
  },
  {
    table: 'report_totals',
    grains: ['quarter', 'hour', 'day'],
    from: `moved, ${SCOPES}, (values ('quarter'), ('hour'), ('day')) grains (grain)`,
    keys: ['grain', 'department_id', 'start'],
    as: { department_id: 'scope', start: `case grain when 'quarter' then start else date_trunc(grain, start, 'UTC') end` },
    counts: BY_SENTIMENT,
  },
  {
    table: 'report_tag_sums',
    grains: ['hour', 'day'],
    from: `moved, ${TAGS}, ${SCOPES}, (values ('hour'), ('day')) grains (grain)`,
    keys: ['grain', 'department_id', 'start', 'tag_id'],
    as: { department_id: 'scope', start: `date_trunc(grain, start, 'UTC')` },
    counts: BY_SENTIMENT,
  },
];

/** What one table of sums must hold for `moved`, as a query. */
export function summed({ from, keys, as, counts }: Sums): string {
  const columns = keys.map((key) => (as?.[key] ? `${as[key]} as ${key}` : key));
  const sums = Object.entries(counts).map(([name, sum]) => `coalesce(${sum}, 0)::int as ${name}`);
  return `select ${[...columns, ...sums].join(', ')} from ${from} group by ${keys.map((_, i) => i + 1).join(', ')}`;
}

/**
 * CTEs that add `moved` to every table of sums; each is named after its table. In the order of the key, so that what a report reads together lies
 * together. `isEmpty`: none of these sums is there, which need not be looked for.
 */
export function addMoved(workspaceId: WorkspaceId, isEmpty = false): RawBuilder<unknown> {
  const inserts = SUMS.map((sums) => {
    const names = Object.keys(sums.counts);
    const columns = [...sums.keys, ...names];
    const moves = names.map((name) => `${name} <> 0`).join(' or ');
    const added = names.map((name) => `${name} = ${sums.table}.${name} + excluded.${name}`).join(', ');
    const kept = sql`on conflict (workspace_id, ${sql.raw(sums.keys.join(', '))}) do update set ${sql.raw(added)}`;
    return sql`${sql.raw(sums.table)}_moved as (
      insert into ${sql.raw(sums.table)} (workspace_id, ${sql.raw(columns.join(', '))})
      select ${workspaceId}, ${sql.raw(columns.join(', '))} from (${sql.raw(summed(sums))}) sums where ${sql.raw(moves)} order by ${sql.raw(sums.keys.join(', '))}
      ${isEmpty ? sql`` : kept})`;
  });
  return sql.join(inserts, sql`, `);
}

/** Where something was taken out: quarters of an hour, and the departments in them (empty text for none). */
export type Emptied = { starts: readonly Date[]; departments: readonly string[] };

/**
 * Takes out rows in which nothing is left, so that the tables look as if what was taken out had never been there. Each row is looked up by its key from
 * the front: a desk of years has millions.
 */
export async function dropEmpty(tx: Tx, workspaceId: WorkspaceId, { starts, departments }: Emptied): Promise<void> {
  const quarters = sql`unnest(${starts.map((start) => start.toISOString())}::timestamptz[]) q`;
  for (const { table, counts, grains } of SUMS) {
    const isEmpty = Object.keys(counts).map((name) => `${name} = 0`);
    const drop = (which: RawBuilder<unknown>) =>
      sql`delete from ${sql.raw(table)} where workspace_id = ${workspaceId} and ${sql.raw(isEmpty.join(' and '))} and ${which}`.execute(tx);
    if (!grains) await drop(sql`start in (select q from ${quarters})`);
    for (const grain of grains ?? [])
      await drop(sql`grain = ${sql.lit(grain)} and department_id = any(${textArray([...departments, EVERY_DEPARTMENT])})
        and start in (select ${grain === 'quarter' ? sql`q` : sql`date_trunc(${sql.lit(grain)}, q, 'UTC')`} from ${quarters})`);
  }
}
