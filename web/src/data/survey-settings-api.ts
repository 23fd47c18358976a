import type { SurveySettings } from '@desk/protocol/survey';
import { request } from './http.ts';

/** What customers are asked after a close. */
export function readSurveySettings(): Promise<SurveySettings> {
  return request('GET', '/api/surveys');
}

/** Saves all of it. @throws DeskError `conflict` with the `surveys` as they are now, when `version` is stale */
export function saveSurveySettings(settings: SurveySettings): Promise<SurveySettings> {
  return request('PUT', '/api/surveys', { body: settings });
}
