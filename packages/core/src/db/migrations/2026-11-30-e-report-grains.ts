import { type Kysely, sql } from 'kysely';

/** The totals by whole hours and whole days too, as those by tag: a day of most zones begins with an hour of UTC. Summed from the quarters. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `alter table report_totals add grain text not null default 'quarter' check (grain in ('quarter', 'hour', 'day'))`,
  `alter table report_totals alter grain drop default`,
  `alter table report_totals drop constraint report_totals_pkey`,
  `insert into report_totals (workspace_id, grain, department_id, start, positive, neutral, negative, not_set)
    select workspace_id, g.grain, department_id, date_trunc(g.grain, start, 'UTC'), sum(positive), sum(neutral), sum(negative), sum(not_set)
    from report_totals, (values ('hour'), ('day')) g (grain) group by 1, 2, 3, 4`,
  `alter table report_totals add primary key (workspace_id, grain, department_id, start)`,
];
