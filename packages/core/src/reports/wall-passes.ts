import { DeskError } from '@desk/protocol/errors';
import { type DepartmentId, newId, type WallPassId, type WorkspaceId } from '@desk/protocol/ids';
import type { CreateWallPass, WallPass } from '@desk/protocol/wall-pass';
import { type RawBuilder, sql } from 'kysely';
import type { Member } from '../access.ts';
import type { Db } from '../db/connect.ts';
import { iso } from '../db/iso.ts';
import { textArray } from '../db/json.ts';

/** Each screen tells that it is there, and the row is written this often at most. */
const SEEN_EVERY = '1 minute';
const AT_MOST = 50;

/** What a pass stands for when it is shown. */
export type PassedWall = { workspaceId: WorkspaceId; name: string; departmentIds: DepartmentId[] };

/** Makes a pass for a screen. [V4] @throws DeskError `invalid` for departments of others, and above 50 passes */
export async function createWallPass(db: Db, who: Member, input: CreateWallPass): Promise<WallPass> {
  const id = newId('wall');
  const { rows } = await sql<{ id: string }>`insert into wall_passes (id, workspace_id, name, department_ids, created_by)
    select ${id}, ${who.workspaceId}, ${input.name}, ${textArray(input.departmentIds)}, ${who.id}
    where (select count(*) from departments where workspace_id = ${who.workspaceId} and id = any(${textArray(input.departmentIds)}))
        = ${new Set(input.departmentIds).size}::int
      and (select count(*) from wall_passes where workspace_id = ${who.workspaceId} and revoked_at is null) < ${AT_MOST}::int
    returning id`.execute(db);
  if (rows.length === 0) {
    const message = `A department is not there any more, or there are ${AT_MOST} screens already.`;
    throw new DeskError('invalid', message, { errors: [{ path: 'departmentIds', message }] });
  }
  return (await read(db, sql`p.workspace_id = ${who.workspaceId} and p.id = ${id}`))[0]!;
}

/** Passes that hold, by name. */
export async function listWallPasses(db: Db, who: Member): Promise<WallPass[]> {
  return read(db, sql`p.workspace_id = ${who.workspaceId} and p.revoked_at is null`);
}

/** Takes a pass back: its screen shows nothing from the next moment on. @throws DeskError `not-found` */
export async function revokeWallPass(db: Db, who: Member, id: WallPassId): Promise<void> {
  const { numAffectedRows = 0n } = await sql`update wall_passes set revoked_at = now()
    where workspace_id = ${who.workspaceId} and id = ${id} and revoked_at is null`.execute(db);
  if (numAffectedRows === 0n) throw new DeskError('not-found', 'This screen is not there any more.');
}

/** The wall behind a pass, which is noted as seen. @throws DeskError `bad-wall-pass` for one that was taken back */
export async function passedWall(db: Db, id: WallPassId): Promise<PassedWall> {
  const { rows } = await sql<
    PassedWall & { isSeen: boolean }
  >`select workspace_id as "workspaceId", name, department_ids as "departmentIds",
      coalesce(seen_at > now() - ${SEEN_EVERY}::interval, false) as "isSeen"
    from wall_passes where id = ${id} and revoked_at is null`.execute(db);
  const pass = rows[0];
  if (!pass) throw new DeskError('bad-wall-pass', 'The pass of this screen was taken back.');
  if (!pass.isSeen) await sql`update wall_passes set seen_at = now() where id = ${id}`.execute(db);
  return { workspaceId: pass.workspaceId, name: pass.name, departmentIds: pass.departmentIds };
}

async function read(db: Db, condition: RawBuilder<unknown>): Promise<WallPass[]> {
  const { rows } = await sql<WallPass>`select p.id, p.name, ${iso('p.created_at')} as "createdAt", ${iso('p.seen_at')} as "seenAt",
      case when u.id is null then null else jsonb_build_object('id', u.id, 'name', u.name) end as "createdBy",
      coalesce((select jsonb_agg(jsonb_build_object('id', d.id, 'name', d.name) order by d.name) from departments d where d.id = any(p.department_ids)), '[]') as departments
    from wall_passes p left join users u on u.id = p.created_by where ${condition} order by lower(p.name), p.id`.execute(db);
  return rows;
}
