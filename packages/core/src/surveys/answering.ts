import type { SurveyKind } from '@desk/protocol/survey';
import { type ScoreFilter, scoresOf } from '@desk/protocol/survey-scale';
import { type RawBuilder, sql } from 'kysely';

/** Closures, of the alias `cl`, whose customers were asked or answered like this. [Q8] */
export function answering(kind: SurveyKind, filter: ScoreFilter): RawBuilder<unknown> {
  const scores = scoresOf(kind, filter);
  const matches = scores === null ? wasAsked(kind) : sql`s.${sql.ref(kind)} between ${scores[0]}::int and ${scores[1]}::int`;
  return sql`exists (select from surveys s where s.closure_id = cl.id and s.sent_at is not null and ${matches})`;
}

/** Whether the survey of the alias `s` had this question. */
export function wasAsked(kind: SurveyKind): RawBuilder<boolean> {
  return sql<boolean>`s.questions @> ${JSON.stringify([{ kind }])}::text::jsonb`;
}
