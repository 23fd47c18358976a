import { DeskError } from '@desk/protocol/errors';
import type { UserId } from '@desk/protocol/ids';
import type { Department, Me } from '@desk/protocol/people';
import { undoWindow } from '@desk/protocol/undo-window';
import { sql } from 'kysely';
import type { Member } from '../access.ts';
import type { Db } from '../db/connect.ts';
import { iso } from '../db/iso.ts';

/** The membership behind a signed-in user: the first workspace they belong to. @throws DeskError `not-allowed` when there is none */
export async function memberOf(db: Db, userId: UserId): Promise<Member> {
  const row = await db
    .selectFrom('memberships as m')
    .innerJoin('users as u', 'u.id', 'm.user_id')
    .select(['m.workspace_id', 'm.role', 'm.department_ids', 'u.name'])
    .where('m.user_id', '=', userId)
    .orderBy('m.created_at')
    .executeTakeFirst();
  if (!row) throw new DeskError('not-allowed', 'You belong to no workspace. Ask an admin to invite you.');
  return { kind: 'agent', workspaceId: row.workspace_id, id: userId, name: row.name, role: row.role, departmentIds: row.department_ids };
}

/** `GET /api/me`. */
export async function me(db: Db, who: Member): Promise<Me> {
  const { rows } = await sql<Omit<Me, 'departments'> & { departments: Department[] | null }>`
    select u.id, u.name, u.email, m.role, m.available,
      (select jsonb_build_object('id', b.id, 'name', b.name) from users b where b.id = m.unavailable_by and not m.available) as "unavailableBy",
      ${iso('m.disconnected_at')} as "disconnectedAt",
      coalesce(m.chat_limit, w.chat_limit) as "chatLimit",
      jsonb_build_object('id', w.id, 'name', w.name, 'zone', w.zone) as workspace,
      jsonb_build_object('notesOnClose', w.notes_on_close, 'workspaceUndoSeconds', w.undo_seconds, 'ownUndoSeconds', m.undo_seconds, 'replyTargetSeconds', w.reply_target_seconds, 'maxTags', w.max_tags, 'agentsBulkClose', w.agents_bulk_close) as preferences,
      (select jsonb_agg(jsonb_build_object('id', d.id, 'name', d.name) order by d.name) from departments d where d.id = any(m.department_ids)) as departments
    from memberships m join users u on u.id = m.user_id join workspaces w on w.id = m.workspace_id
    where m.workspace_id = ${who.workspaceId} and m.user_id = ${who.id}`.execute(db);
  const row = rows[0];
  if (!row) throw new DeskError('not-allowed', 'You no longer belong to this workspace.');
  const { workspaceUndoSeconds, ownUndoSeconds } = row.preferences;
  const undoSeconds = undoWindow(workspaceUndoSeconds, ownUndoSeconds);
  return { ...row, preferences: { ...row.preferences, undoSeconds }, departments: row.departments ?? [] };
}
