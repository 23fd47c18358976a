import type { SurveySettings } from '@desk/protocol/survey';
import type { SurveyReport, SurveyReportFilter } from '@desk/protocol/survey-report';
import { query, request } from './http.ts';

/** What customers are asked after a close. For supervisors. */
export function readSurveySettings(signal?: AbortSignal): Promise<SurveySettings> {
  return request('GET', '/api/surveys', signal ? { signal } : {});
}

/** Saves all of it. @throws DeskError `conflict` with the `surveys` as they are now, when `version` is stale; `invalid` with the fields */
export function saveSurveySettings(input: SurveySettings): Promise<SurveySettings> {
  return request('PUT', '/api/surveys', { body: input });
}

/** `department`: an id, or several with commas between. */
export type SurveyQuery = Omit<Partial<SurveyReportFilter>, 'department'> &
  Pick<SurveyReportFilter, 'from' | 'to'> & { department?: string };

export function readSurveyReport(filter: SurveyQuery, signal?: AbortSignal): Promise<SurveyReport> {
  return request('GET', `/api/reports/surveys${query({ ...filter })}`, signal ? { signal } : {});
}
