import type { SurveyReport, SurveyReportFilter } from '@desk/protocol/survey-report';
import { query, request } from './http.ts';

/** `department`: an id, or several with commas between. */
export type SurveyQuery = Omit<Partial<SurveyReportFilter>, 'department'> &
  Pick<SurveyReportFilter, 'from' | 'to'> & { department?: string };

export function readSurveyReport(filter: SurveyQuery, signal?: AbortSignal): Promise<SurveyReport> {
  return request('GET', `/api/reports/surveys${query({ ...filter })}`, signal ? { signal } : {});
}
