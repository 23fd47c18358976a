import type { RowQuery } from '../data/reports-api.ts';
import { comparableEnd } from './period.ts';
import type { ReportScope } from './report-scope.ts';

/** What a report that reads rows asks for the period. */
export function rowQuery({ period, department }: ReportScope): RowQuery {
  return { from: period.from.toISOString(), to: period.to.toISOString(), ...(department ? { department } : {}) };
}

/** The same for the period before, as far as this one has come. */
export function rowQueryBefore({ period, before, department }: ReportScope): RowQuery {
  return { from: before.from.toISOString(), to: comparableEnd(period, before).toISOString(), ...(department ? { department } : {}) };
}
