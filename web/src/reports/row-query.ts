import type { RowQuery } from '../data/reports-api.ts';
import type { ReportScope } from './report-scope.ts';

/** What a report that reads rows asks for the period. */
export function rowQuery({ period, department }: ReportScope): RowQuery {
  return { from: period.from.toISOString(), to: period.to.toISOString(), ...(department ? { department } : {}) };
}

/** The same for what it is compared with, as far as the period has come; undefined without a comparison. */
export function rowQueryAgainst({ against, department }: ReportScope): RowQuery | undefined {
  if (!against) return undefined;
  return { from: against.period.from.toISOString(), to: against.until.toISOString(), ...(department ? { department } : {}) };
}
