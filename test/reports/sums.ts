import type { Db } from '@desk/core/db/connect';
import { SUMS } from '@desk/core/reports/sums';
import type { WorkspaceId } from '@desk/protocol/ids';
import { sql } from 'kysely';

export type Tables = Record<string, unknown[]>;

/** Every row of every table of sums of a workspace, whole and in order. */
export async function allSums(db: Db, workspaceId: WorkspaceId): Promise<Tables> {
  const tables = await Promise.all(
    SUMS.map(async ({ table, keys }) => {
      const { rows } =
        await sql`select * from ${sql.raw(table)} where workspace_id = ${workspaceId} order by ${sql.raw(keys.join(', '))}`.execute(db);
      return [table, rows] as const;
    }),
  );
  return Object.fromEntries(tables);
}

/** The same by a plain group by over the closures: written for this test, without the words of the fold. */
export async function allRows(db: Db, workspaceId: WorkspaceId): Promise<Tables> {
  const quarter = `date_bin('15 minutes', cl.closed_at, 'epoch')`;
  const [department, agent, sentiment] = ['department_id', 'agent_id', 'sentiment'].map((name) => `coalesce(cl.${name}, '')`);
  const counts = ['positive', 'neutral', 'negative']
    .map((name) => `(count(*) filter (where cl.sentiment = '${name}'))::int as ${name}`)
    .concat('(count(*) filter (where cl.sentiment is null))::int as not_set');
  const tag = `coalesce(ct.tag_id, '')`;
  const tagged = 'left join closure_tags ct on ct.closure_id = cl.id';
  const plain: Record<string, [columns: string[], counts: string[], join: string]> = {
    report_buckets: [
      [
        `${quarter} as start`,
        `${department} as department_id`,
        `${agent} as agent_id`,
        'cl.channel',
        `${sentiment} as sentiment`,
        'cl.reason',
      ],
      ['count(*)::int as closures'],
      '',
    ],
    report_tag_buckets: [
      [`${quarter} as start`, `${department} as department_id`, `${agent} as agent_id`, `${tag} as tag_id`, `${sentiment} as sentiment`],
      ['count(*)::int as closures'],
      tagged,
    ],
    report_totals: [
      [
        'g.grain',
        `s.scope as department_id`,
        `case g.grain when 'day' then date_bin('1 day', cl.closed_at, 'epoch') when 'hour' then date_bin('1 hour', cl.closed_at, 'epoch') else ${quarter} end as start`,
      ],
      counts,
      `, lateral (values (${department}), ('*')) s (scope), (values ('quarter'), ('hour'), ('day')) g (grain)`,
    ],
    report_tag_sums: [
      [
        'g.grain',
        `s.scope as department_id`,
        `case g.grain when 'day' then date_bin('1 day', cl.closed_at, 'epoch') else date_bin('1 hour', cl.closed_at, 'epoch') end as start`,
        `${tag} as tag_id`,
      ],
      counts,
      `${tagged}, lateral (values (${department}), ('*')) s (scope), (values ('hour'), ('day')) g (grain)`,
    ],
  };
  const tables = await Promise.all(
    Object.entries(plain).map(async ([table, [columns, sums, join]]) => {
      const by = columns.map((_, i) => i + 2).join(', ');
      const { rows } = await sql`select cl.workspace_id, ${sql.raw([...columns, ...sums].join(', '))} from closures cl ${sql.raw(join)}
        where cl.workspace_id = ${workspaceId} and cl.undone_at is null group by cl.workspace_id, ${sql.raw(by)} order by ${sql.raw(by)}`.execute(
        db,
      );
      return [table, rows] as const;
    }),
  );
  return Object.fromEntries(tables);
}
