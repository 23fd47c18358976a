import { once } from 'node:events';
import type { Schema } from '@desk/core/db/schema';
import type { Insertable } from 'kysely';
import type { TransactionSql } from 'postgres';

/** Rows of one table, all with the same columns. */
export type RowSet = { table: keyof Schema; rows: object[] };

/** Checks the rows against their table. */
export function rowSet<T extends keyof Schema>(table: T, rows: Insertable<Schema[T]>[]): RowSet {
  return { table, rows };
}

const CHUNK_BYTES = 256 * 1024;

/** Adds all rows, in order, by COPY: half the work of an insert. Columns that the rows do not name take the table's default. */
export async function copyRows(sql: TransactionSql, { table, rows }: RowSet): Promise<void> {
  if (rows.length === 0) return;
  const columns = Object.keys(rows[0]!);
  const into = await sql`copy ${sql(table)} (${sql(columns)}) from stdin`.writable();
  const done = once(into, 'finish');
  let chunk = '';
  for (const row of rows as Record<string, unknown>[]) {
    chunk += `${columns.map((column) => toCopyText(row[column])).join('\t')}\n`;
    if (chunk.length < CHUNK_BYTES) continue;
    if (!into.write(chunk)) await once(into, 'drain');
    chunk = '';
  }
  into.end(chunk);
  await done;
}

const ESCAPES: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** A value in the text format of COPY: lists of text as an array, objects and lists of them as JSON, times in ISO-8601. */
export function toCopyText(value: unknown): string {
  if (value === null || value === undefined) return '\\N';
  return asText(value).replace(/[\\\t\n\r]/g, (character) => ESCAPES[character]!);
}

function asText(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value) && typeof value[0] !== 'object') return `{${value.map((item) => JSON.stringify(item)).join(',')}}`;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
