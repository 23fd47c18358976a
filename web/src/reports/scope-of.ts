import type { Department } from '@desk/protocol/people';
import { periodBefore, periodOf, periodWords } from './period.ts';
import { departmentWords, type ReportScope } from './report-scope.ts';

/** What an address asks for: its period by the days of `zone`, the one before it, and the departments (several: the name repeated, or commas). */
export function scopeOf(query: URLSearchParams, zone: string, now: Date, departments: readonly Department[], revision = 0): ReportScope {
  const department = query.getAll('department').join(',') || undefined;
  const period = periodOf(query, zone, now);
  const before = periodBefore(period, zone, now);
  return {
    period,
    before,
    words: periodWords(period, zone, now),
    beforeWords: periodWords(before, zone, now),
    zone,
    department,
    departmentName: departmentWords(department, departments),
    revision,
  };
}
