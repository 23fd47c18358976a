import { type Kysely, sql } from 'kysely';

/**
 * Two coarser sums beside the buckets, so that a report without an agent costs by quarters and days and not by closures, and what last night's
 * comparison with the closures found. Everything is counted anew from the closures, by the next fold.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const COUNTS = `positive int not null,
    neutral int not null,
    negative int not null,
    not_set int not null`;

const STATEMENTS = [
  `create table report_totals (
    workspace_id text not null references workspaces on delete cascade,
    start timestamptz not null,
    department_id text not null,
    ${COUNTS},
    primary key (workspace_id, start, department_id)
  )`,
  `create table report_tag_days (
    workspace_id text not null references workspaces on delete cascade,
    start timestamptz not null,
    department_id text not null,
    tag_id text not null,
    ${COUNTS},
    primary key (workspace_id, start, department_id, tag_id)
  )`,
  `create index report_tag_buckets_tag on report_tag_buckets (workspace_id, tag_id, start)`,
  `create table report_checks (
    workspace_id text primary key references workspaces on delete cascade,
    checked_at timestamptz not null,
    closures int not null,
    differences int not null,
    first_at timestamptz
  )`,
  `truncate report_buckets, report_tag_buckets`,
  `update closures set counted = null, is_dirty = undone_at is null`,
];
