import { surveyReport } from '@desk/core/reports/surveys';
import { saveSurveySettings, surveySettings } from '@desk/core/surveys/settings';
import { SurveySettings } from '@desk/protocol/survey';
import { SurveyReport, SurveyReportFilter } from '@desk/protocol/survey-report';
import { Hono } from 'hono';
import type { Deps, Env } from '../http/context.ts';
import { requireSupervisor } from '../http/guards.ts';
import { about, valid } from '../http/valid.ts';

/** What customers are asked after a close, and what they answered. */
export function surveyRoutes({ db }: Deps) {
  return new Hono<Env>()
    .get('/surveys', requireSupervisor, about('What customers are asked', 'Surveys', SurveySettings), async (c) =>
      c.json(await surveySettings(db, c.get('member').workspaceId)),
    )
    .put(
      '/surveys',
      requireSupervisor,
      about('Change what they are asked', 'Surveys', SurveySettings),
      valid('json', SurveySettings),
      async (c) => c.json(await saveSurveySettings(db, c.get('member'), c.req.valid('json'))),
    )
    .get(
      '/reports/surveys',
      requireSupervisor,
      about('CSAT and NPS over time', 'Reports', SurveyReport),
      valid('query', SurveyReportFilter),
      async (c) => c.json(await surveyReport(db, c.get('member'), c.req.valid('query'))),
    );
}
