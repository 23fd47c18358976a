import type { Db, Tx } from '@desk/core/db/connect';
import type { Schema } from '@desk/core/db/schema';
import { type Insertable, sql } from 'kysely';

/** Rows of one table, all with the same columns. */
export type RowSet = { table: keyof Schema; rows: object[] };

/** Checks the rows against their table. */
export function rowSet<T extends keyof Schema>(table: T, rows: Insertable<Schema[T]>[]): RowSet {
  return { table, rows };
}

/** One statement for so many rows: a parameter of a few megabytes, whatever the number of columns. */
const CHUNK = 4_000;

/** Inserts all rows, in order. Columns that a row does not name take the table's default. */
export async function insertRows(db: Db | Tx, { table, rows }: RowSet): Promise<void> {
  for (let from = 0; from < rows.length; from += CHUNK) {
    const chunk = rows.slice(from, from + CHUNK);
    const columns = sql.join(Object.keys(chunk[0]!).map((name) => sql.ref(name)));
    const into = sql.table(table);
    await sql`insert into ${into} (${columns}) select ${columns} from json_populate_recordset(null::${into}, ${JSON.stringify(chunk)}::text::json)`.execute(
      db,
    );
  }
}
