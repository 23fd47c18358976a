import { type RawBuilder, sql } from 'kysely';

/** How many of a column (SQL of our own, seconds) were measured, with their median and the value that nine of ten do not pass, as JSON. */
export function spread(seconds: string): RawBuilder<{ measured: number; median: number | null; p90: number | null }> {
  const at = (share: number) => `(percentile_cont(${share}) within group (order by ${seconds}))::float`;
  return sql.raw(`jsonb_build_object('measured', count(${seconds}), 'median', ${at(0.5)}, 'p90', ${at(0.9)})`);
}
