import type { Figures, ReportCheck, ReportFilter, SentimentFilter, SentimentReport, TagReport } from '@desk/protocol/report';
import type {
  AgentReport,
  CustomerReport,
  MatchingReport,
  QualityReport,
  ReplyTimeReport,
  RowReportFilter,
} from '@desk/protocol/row-report';
import { query, request } from './http.ts';

/** `department`: an id, or several with commas between. */
type WithDepartments<F> = Omit<F, 'department'> & { department?: string };

export type ReportQuery = WithDepartments<Partial<ReportFilter>> & Pick<ReportFilter, 'from' | 'to'>;

export function readSentimentReport(
  filter: ReportQuery & Partial<Pick<SentimentFilter, 'channel'>>,
  signal?: AbortSignal,
): Promise<SentimentReport> {
  return request('GET', `/api/reports/sentiment${query({ ...filter })}`, signal ? { signal } : {});
}

export function readTagReport(filter: ReportQuery, signal?: AbortSignal): Promise<TagReport> {
  return request('GET', `/api/reports/tags${query({ ...filter })}`, signal ? { signal } : {});
}

export function readFigures(window: Figures['window'], department?: string, signal?: AbortSignal): Promise<Figures> {
  return request('GET', `/api/figures${query({ window, department })}`, signal ? { signal } : {});
}

export type RowQuery = WithDepartments<Partial<RowReportFilter>> & Pick<RowReportFilter, 'from' | 'to'>;

export function readAgentReport(filter: RowQuery, signal?: AbortSignal): Promise<AgentReport> {
  return request('GET', `/api/reports/agents${query({ ...filter })}`, signal ? { signal } : {});
}

export function readCustomerReport(filter: RowQuery, signal?: AbortSignal): Promise<CustomerReport> {
  return request('GET', `/api/reports/customers${query({ ...filter })}`, signal ? { signal } : {});
}

export function readReplyTimes(filter: RowQuery, signal?: AbortSignal): Promise<ReplyTimeReport> {
  return request('GET', `/api/reports/reply-times${query({ ...filter })}`, signal ? { signal } : {});
}

export function readQualityReport(filter: RowQuery, signal?: AbortSignal): Promise<QualityReport> {
  return request('GET', `/api/reports/quality${query({ ...filter })}`, signal ? { signal } : {});
}

export function readMatchingReport(filter: RowQuery, signal?: AbortSignal): Promise<MatchingReport> {
  return request('GET', `/api/reports/matching${query({ ...filter })}`, signal ? { signal } : {});
}

/** What last night's comparison of the sums with the closures found. */
export function readReportCheck(): Promise<ReportCheck> {
  return request('GET', '/api/reports/check');
}
