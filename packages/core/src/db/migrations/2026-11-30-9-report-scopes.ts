import { type Kysely, sql } from 'kysely';

/**
 * The coarse sums led by department, with a row for all departments (`*`) beside those of each, so that a report reads only what it shows; those by
 * tag by hours and by days. Everything is counted anew from the closures, by the next fold.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const COUNTS = `positive int not null,
    neutral int not null,
    negative int not null,
    not_set int not null`;

const STATEMENTS = [
  `drop table report_totals, report_tag_days`,
  `create table report_totals (
    workspace_id text not null references workspaces on delete cascade,
    department_id text not null,
    start timestamptz not null,
    ${COUNTS},
    primary key (workspace_id, department_id, start)
  )`,
  `create table report_tag_sums (
    workspace_id text not null references workspaces on delete cascade,
    grain text not null check (grain in ('hour', 'day')),
    department_id text not null,
    start timestamptz not null,
    tag_id text not null,
    ${COUNTS},
    primary key (workspace_id, grain, department_id, start, tag_id)
  )`,
  `truncate report_buckets, report_tag_buckets`,
  `update closures set counted = null, is_dirty = undone_at is null where counted is not null`,
];
