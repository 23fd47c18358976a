import { type Kysely, sql } from 'kysely';

/**
 * The coarse sums in a table for each grain, under the name of all: among the hours of a day its few sums lay far apart, and ninety days by tag were
 * three thousand pages. They are changed over and over, so a page keeps room for it. Reports can be read while they are copied; folds wait.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const all = [...TABLES.flatMap(copied), ...TABLES.flatMap(swapped)]; // nobody reads from the first swap on, so the swaps come last
  for (const statement of all) await sql.raw(statement).execute(db);
}

const TABLES = [
  { table: 'report_totals', key: 'workspace_id, grain, department_id, start', grains: ['quarter', 'hour', 'day'] },
  { table: 'report_tag_sums', key: 'workspace_id, grain, department_id, start, tag_id', grains: ['hour', 'day'] },
];

type Table = (typeof TABLES)[number];

function copied({ table, key, grains }: Table): string[] {
  return [
    `lock table ${table} in share row exclusive mode`,
    `create table new_${table} (like ${table}, foreign key (workspace_id) references workspaces on delete cascade) partition by list (grain)`,
    ...grains.map((grain) => `create table ${table}_${grain} partition of new_${table} for values in ('${grain}') with (fillfactor = 70)`),
    `insert into new_${table} select * from ${table} order by ${key}`,
    `alter table new_${table} add constraint new_${table}_pkey primary key (${key})`,
  ];
}

function swapped({ table }: Table): string[] {
  return [
    `drop table ${table}`,
    `alter table new_${table} rename to ${table}`,
    `alter table ${table} rename constraint new_${table}_pkey to ${table}_pkey`,
  ];
}
