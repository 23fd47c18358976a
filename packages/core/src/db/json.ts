import { type RawBuilder, sql } from 'kysely';

/** A value as jsonb. Text first: the only form that is safe for every value, strings and arrays included. */
export function jsonb<T>(value: T): RawBuilder<T> {
  return sql<T>`${JSON.stringify(value)}::text::jsonb`;
}

/** Ids as one array parameter: an IN list would prepare a statement for each length. */
export function textArray(values: readonly string[]): RawBuilder<string[]> {
  return sql<string[]>`${values.map(String)}::text[]`;
}
