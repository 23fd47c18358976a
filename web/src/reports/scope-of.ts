import type { Department } from '@desk/protocol/people';
import { periodOf, periodWords } from '../clock/period.ts';
import { againstOf, comparisonOf } from './comparison.ts';
import { departmentWords, type ReportScope } from './report-scope.ts';

/** What an address asks for: its period by the days of `zone`, what it is compared with, and the departments (several: the name repeated, or commas). */
export function scopeOf(query: URLSearchParams, zone: string, now: Date, departments: readonly Department[], revision = 0): ReportScope {
  const department = query.getAll('department').join(',') || undefined;
  const period = periodOf(query, zone, now);
  return {
    period,
    words: periodWords(period, zone, now),
    against: againstOf(comparisonOf(query), period, zone, now),
    zone,
    department,
    departmentName: departmentWords(department, departments),
    revision,
  };
}
