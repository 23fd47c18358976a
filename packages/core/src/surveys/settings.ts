import { DeskError } from '@desk/protocol/errors';
import type { WorkspaceId } from '@desk/protocol/ids';
import { SURVEY_DEFAULTS, SurveyKind, type SurveyQuestion, type SurveySettings } from '@desk/protocol/survey';
import { type RawBuilder, sql } from 'kysely';
import type { Member } from '../access.ts';
import type { Db, Tx } from '../db/connect.ts';
import { jsonb } from '../db/json.ts';
import type { SurveyWords } from '../db/workspace-tables.ts';
import { record } from '../journal.ts';

/** The columns that say what a workspace asks. */
export type StoredSettings = { survey_csat: boolean; survey_nps: boolean; survey_words: SurveyWords };

/** Those columns, for the alias `w`. */
export function storedSettings(): RawBuilder<StoredSettings> {
  return sql<StoredSettings>`w.survey_csat, w.survey_nps, w.survey_words`;
}

/** The questions that are switched on, satisfaction first. [Q1] */
export function questionsOf(stored: StoredSettings): SurveyQuestion[] {
  const kinds = SurveyKind.options.filter((kind) => stored[`survey_${kind}`]);
  return kinds.map((kind) => {
    const { question, thanks, comment } = { ...SURVEY_DEFAULTS[kind], ...stored.survey_words[kind] };
    return { kind, question, thanks, comment };
  });
}

/** What this workspace asks after a close. */
export async function surveySettings(db: Db | Tx, workspaceId: WorkspaceId): Promise<SurveySettings> {
  const { rows } = await sql<
    StoredSettings & { version: number; afterTimeout: boolean }
  >`select ${storedSettings()}, w.survey_version as version,
    w.survey_after_timeout as "afterTimeout" from workspaces w where w.id = ${workspaceId}`.execute(db);
  const { version, afterTimeout, survey_csat, survey_nps, survey_words } = rows[0]!;
  return {
    version,
    csat: { ...SURVEY_DEFAULTS.csat, ...survey_words.csat, on: survey_csat },
    nps: { ...SURVEY_DEFAULTS.nps, ...survey_words.nps, on: survey_nps },
    afterTimeout,
  };
}

/** Saves all of it at once; surveys that have left stay as they were put. @throws DeskError `conflict` with the `surveys` as they are now */
export async function saveSurveySettings(db: Db, who: Member, input: SurveySettings): Promise<SurveySettings> {
  const words = ({ question, thanks, comment }: SurveySettings['csat']) => ({ question, thanks, comment });
  const version = input.version + 1;
  await db.transaction().execute(async (tx) => {
    const changed = await tx
      .updateTable('workspaces')
      .set({
        survey_version: version,
        survey_csat: input.csat.on,
        survey_nps: input.nps.on,
        survey_after_timeout: input.afterTimeout,
        survey_words: jsonb({ csat: words(input.csat), nps: words(input.nps) }),
      })
      .where('id', '=', who.workspaceId)
      .where('survey_version', '=', input.version)
      .executeTakeFirst();
    if (changed.numUpdatedRows === 0n)
      throw new DeskError('conflict', 'Somebody changed the surveys meanwhile.', { surveys: await surveySettings(db, who.workspaceId) });
    await record(tx, who, 'surveys.changed', { version });
  });
  return surveySettings(db, who.workspaceId);
}
