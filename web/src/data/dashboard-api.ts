import type { Dashboard } from '@desk/protocol/dashboard';
import type { OpenedReport } from '@desk/protocol/row-report';
import { query, request } from './http.ts';

/** `department`: an id, or several with commas between; without one, those that were chosen last. */
export function readDashboard(department: string | undefined, signal?: AbortSignal): Promise<Dashboard> {
  return request('GET', `/api/dashboard${query({ department })}`, signal ? { signal } : {});
}

/** The departments that my dashboard opens with; none means all. */
export function rememberDepartments(departments: readonly string[]): Promise<unknown> {
  return request('PUT', '/api/me/dashboard', { body: { departments } });
}

/** Chats that were opened in a range, by channel. */
export function readOpenedReport(filter: { from: string; to: string; department?: string }, signal?: AbortSignal): Promise<OpenedReport> {
  return request('GET', `/api/reports/opened${query({ ...filter })}`, signal ? { signal } : {});
}
