import { DeskError } from '@desk/protocol/errors';
import type { WorkspaceId } from '@desk/protocol/ids';
import type { ClosingPreferences, SavePreferences } from '@desk/protocol/preferences';
import { sql } from 'kysely';
import type { Member } from '../access.ts';
import type { Db } from '../db/connect.ts';
import { record } from '../journal.ts';

/** How a workspace closes, departments A to Z. */
export async function closingPreferences(db: Db, workspaceId: WorkspaceId): Promise<ClosingPreferences> {
  const { rows } =
    await sql<ClosingPreferences>`select w.version, w.undo_seconds as "undoSeconds", w.max_tags as "maxTags", w.notes_on_close as "notesOnClose",
      jsonb_build_object('sentiment', w.required_sentiment, 'tag', w.required_tag, 'note', w.required_note) as required,
      w.inactivity_minutes as "inactivityMinutes", w.pending_minutes as "pendingMinutes", w.courtesy_minutes as "courtesyMinutes",
      w.transfer_minutes as "transferMinutes",
      w.agents_bulk_close as "agentsBulkClose", w.suggest_tags as "suggestTags", w.suggest_sentiment as "suggestSentiment",
      w.survey_csat or w.survey_nps as "asksSurvey",
      coalesce((select jsonb_agg(jsonb_build_object('id', d.id, 'name', d.name, 'required',
        jsonb_build_object('sentiment', d.required_sentiment, 'tag', d.required_tag, 'note', d.required_note)) order by lower(d.name))
        from departments d where d.workspace_id = w.id), '[]') as departments
    from workspaces w where w.id = ${workspaceId}`.execute(db);
  return rows[0]!;
}

/** Saves all of it at once. @throws DeskError `conflict` with the `preferences` as they are now when `version` is stale */
export async function saveClosingPreferences(db: Db, who: Member, input: SavePreferences): Promise<ClosingPreferences> {
  await db.transaction().execute(async (tx) => {
    const { required } = input;
    const changed = await tx
      .updateTable('workspaces')
      .set({
        version: input.version + 1,
        undo_seconds: input.undoSeconds,
        max_tags: input.maxTags,
        notes_on_close: input.notesOnClose,
        required_sentiment: required.sentiment,
        required_tag: required.tag,
        required_note: required.note,
        inactivity_minutes: input.inactivityMinutes,
        pending_minutes: input.pendingMinutes,
        courtesy_minutes: input.courtesyMinutes,
        ...(input.transferMinutes === undefined ? {} : { transfer_minutes: input.transferMinutes }),
        agents_bulk_close: input.agentsBulkClose,
        suggest_tags: input.suggestTags,
        suggest_sentiment: input.suggestSentiment,
      })
      .where('id', '=', who.workspaceId)
      .where('version', '=', input.version)
      .executeTakeFirst();
    if (changed.numUpdatedRows === 0n)
      throw new DeskError('conflict', 'Somebody changed these preferences meanwhile.', {
        preferences: await closingPreferences(db, who.workspaceId),
      });
    for (const { id, required: own } of input.departments) {
      await tx
        .updateTable('departments')
        .set({ required_sentiment: own.sentiment, required_tag: own.tag, required_note: own.note })
        .where('id', '=', id)
        .where('workspace_id', '=', who.workspaceId)
        .execute();
    }
    await record(tx, who, 'preferences.changed', { version: input.version + 1 });
  });
  return closingPreferences(db, who.workspaceId);
}
