import { type RawBuilder, sql } from 'kysely';

/** A time inside SQL-built JSON, in the form of the wire: ISO-8601, milliseconds, Z. `expression` is SQL of our own, never input. */
export function iso(expression: string): RawBuilder<string> {
  return sql`to_char(${sql.raw(expression)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}
