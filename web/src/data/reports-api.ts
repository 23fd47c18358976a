import type { Figures, ReportFilter, SentimentReport, TagReport } from '@desk/protocol/report';
import { query, request } from './http.ts';

export type ReportQuery = Partial<ReportFilter> & Pick<ReportFilter, 'from' | 'to'>;

export function readSentimentReport(filter: ReportQuery, signal?: AbortSignal): Promise<SentimentReport> {
  return request('GET', `/api/reports/sentiment${query({ ...filter })}`, signal ? { signal } : {});
}

export function readTagReport(filter: ReportQuery, signal?: AbortSignal): Promise<TagReport> {
  return request('GET', `/api/reports/tags${query({ ...filter })}`, signal ? { signal } : {});
}

export function readFigures(window: Figures['window'], department?: string, signal?: AbortSignal): Promise<Figures> {
  return request('GET', `/api/figures${query({ window, department })}`, signal ? { signal } : {});
}
