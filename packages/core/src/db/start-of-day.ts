import { type RawBuilder, sql } from 'kysely';

/**
 * The first moment of the day that `at` is in, by the clocks of `zone`; both are SQL. Where clocks go back over midnight it comes twice (Havana, the
 * Azores), and the database means the second one. [F2]
 */
export function startOfDay(at: RawBuilder<unknown>, zone: RawBuilder<unknown>): RawBuilder<Date> {
  const day = sql`date_trunc('day', ${at}, ${zone})`;
  return sql<Date>`(select min(q) from generate_series(${day} - interval '1 hour', ${day}, '15 minutes') q where date_trunc('day', q, ${zone}) = ${day})`;
}
