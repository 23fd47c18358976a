import { type Kysely, sql } from 'kysely';

/**
 * The coarse sums in a table for each grain, under the name of all: among the hours of a day its few sums lay far apart, and ninety days by tag were
 * three thousand pages. They are changed over and over, so a page keeps room for it. Reports can be read while they are copied; folds wait.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const { table, key, grains } of TABLES)
    for (const statement of [
      `lock table ${table} in share row exclusive mode`,
      `create table new_sums (like ${table}, foreign key (workspace_id) references workspaces on delete cascade) partition by list (grain)`,
      ...grains.map((grain) => `create table ${table}_${grain} partition of new_sums for values in ('${grain}') with (fillfactor = 70)`),
      `insert into new_sums select * from ${table} order by ${key}`,
      `drop table ${table}`,
      `alter table new_sums add constraint ${table}_pkey primary key (${key})`,
      `alter table new_sums rename to ${table}`,
    ])
      await sql.raw(statement).execute(db);
}

const TABLES = [
  { table: 'report_totals', key: 'workspace_id, grain, department_id, start', grains: ['quarter', 'hour', 'day'] },
  { table: 'report_tag_sums', key: 'workspace_id, grain, department_id, start, tag_id', grains: ['hour', 'day'] },
];
