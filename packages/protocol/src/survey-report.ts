import { z } from 'zod';
import { Channel } from './closure.ts';
import { ReportFilter } from './report.ts';

export const SurveyReportFilter = ReportFilter.omit({ tag: true }).extend({ channel: Channel.optional() });
export type SurveyReportFilter = z.infer<typeof SurveyReportFilter>;

const Csat = z.object({ asked: z.number().int(), answers: z.number().int(), satisfied: z.number().int(), sum: z.number().int() });
const Nps = z.object({ asked: z.number().int(), answers: z.number().int(), promoters: z.number().int(), detractors: z.number().int() });

/**
 * `GET /api/reports/surveys`: what customers answered about the chats that were closed in a range, whenever they answered. CSAT is `satisfied` (4
 * and 5) of `answers`, its mean `sum` of `answers`; NPS is promoters (9, 10) minus detractors (0 to 6) in percent of `answers`. `scores[i]`: how
 * many gave the i-th score of the scale. Buckets are complete. [Q8]
 */
export const SurveyReport = z.object({
  unit: z.literal('surveys'),
  zone: z.string(),
  from: z.string(),
  to: z.string(),
  by: z.enum(['hour', 'day', 'week']),
  csat: Csat.extend({ scores: z.array(z.number().int()), buckets: z.array(Csat.extend({ start: z.string() })) }),
  nps: Nps.extend({ scores: z.array(z.number().int()), buckets: z.array(Nps.extend({ start: z.string() })) }),
});
export type SurveyReport = z.infer<typeof SurveyReport>;
