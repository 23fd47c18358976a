import type { Department } from '@desk/protocol/people';
import { plural } from '../charts/figure-text.ts';
import type { Period } from '../clock/period.ts';
import type { Against } from './comparison.ts';

/**
 * What a report is about, and what it is compared with, if anything. `department`: an id, or several with commas between. `revision` grows when the
 * figures of the running day were counted anew.
 */
export type ReportScope = {
  period: Period;
  words: string;
  against: Against | undefined;
  zone: string;
  department: string | undefined;
  departmentName: string | undefined;
  revision: number;
};

/** `Broadband`, `Billing and Broadband`, `4 departments`; nothing for all of them. */
export function departmentWords(department: string | undefined, all: readonly Department[]): string | undefined {
  if (!department) return undefined;
  const ids = department.split(',');
  const names = ids.flatMap((id) => all.find((each) => each.id === id)?.name ?? []);
  return names.length === ids.length && ids.length < 3 ? names.join(' and ') : plural(ids.length, 'department');
}

/** The same question gives the same key. */
export function scopeKey(scope: ReportScope): string {
  const { period, against, zone, department, revision } = scope;
  return [period.first, period.last, against?.period.first, zone, department, revision].join(' ');
}

/** What a request of a report carries besides its range. */
export function scopeQuery(scope: ReportScope): { zone: string; department?: string } {
  return { zone: scope.zone, ...(scope.department ? { department: scope.department } : {}) };
}
