import type { Period } from './period.ts';

/** What a report is about. `revision` grows when the figures of the running day were counted anew. */
export type ReportScope = {
  period: Period;
  before: Period;
  words: string;
  beforeWords: string;
  zone: string;
  department: string | undefined;
  departmentName: string | undefined;
  revision: number;
};

/** The same question gives the same key. */
export function scopeKey(scope: ReportScope): string {
  return [scope.period.first, scope.period.last, scope.zone, scope.department ?? '', scope.revision].join(' ');
}

/** What a request of a report carries besides its range. */
export function scopeQuery(scope: ReportScope): { zone: string; department?: string } {
  return { zone: scope.zone, ...(scope.department ? { department: scope.department } : {}) };
}
