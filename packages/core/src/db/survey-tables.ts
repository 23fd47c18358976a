import type { ChatId, ClosureId, CustomerId, SurveyId, WorkspaceId } from '@desk/protocol/ids';
import type { SurveyKind, SurveyQuestion } from '@desk/protocol/survey';
import type { Generated } from 'kysely';
import type { DefaultJson } from './column-types.ts';

/**
 * What a customer is asked about one closure. `due_at`: when it may leave, null once it has (`sent_at`). `answered_at` is when a question was last answered for the first time;
 * `ended_at` is when the customer began a new chat instead. `closed_at` is that of the closure, by which answers are reported.
 */
export type Surveys = {
  id: SurveyId;
  workspace_id: WorkspaceId;
  chat_id: ChatId;
  closure_id: ClosureId;
  customer_id: CustomerId;
  closed_at: Date;
  due_at: Date | null;
  sent_at: Date | null;
  expires_at: Date | null;
  questions: DefaultJson<SurveyQuestion[]>;
  csat: number | null;
  csat_comment: string | null;
  nps: number | null;
  nps_comment: string | null;
  skipped: Generated<SurveyKind[]>;
  answered_at: Date | null;
  ended_at: Date | null;
};
