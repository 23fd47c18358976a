import { DeskError } from '@desk/protocol/errors';
import { type DepartmentId, newId, type TagId } from '@desk/protocol/ids';
import { ACTIVE_TAG_LIMIT, type ChangeTag, type CreateTag, type Tag } from '@desk/protocol/tag';
import { sql } from 'kysely';
import type { Member } from '../access.ts';
import type { Db, Tx } from '../db/connect.ts';
import { textArray } from '../db/json.ts';
import { violates } from '../db/violates.ts';
import { record } from '../journal.ts';
import { listTags } from './list.ts';

/** @throws DeskError `already-exists` when a tag has this name whatever its case, `invalid` above 200 active tags or for an unknown department */
export async function createTag(db: Db, who: Member, input: CreateTag): Promise<Tag> {
  const id = newId('tag');
  await inOneGo(db, who, id, async (tx) => {
    await refuseUnknownDepartments(tx, who, input.departmentIds);
    await tx
      .insertInto('tags')
      .values({
        id,
        workspace_id: who.workspaceId,
        name: input.name,
        meaning: input.meaning ?? '',
        group_name: input.group ?? '',
        hue: input.hue ?? 245,
        department_ids: textArray(input.departmentIds ?? []) as never,
      })
      .execute();
    await refuseTooMany(tx, who);
  });
  return findTag(db, who, id);
}

/**
 * Renames, describes, scopes, switches on or off. Renaming changes past chats too: they hold the id.
 * @throws DeskError `conflict` with the `tag` as it is now when `version` is stale, `not-found`, `already-exists`, `invalid`
 */
export async function changeTag(db: Db, who: Member, id: TagId, input: ChangeTag): Promise<Tag> {
  await findTag(db, who, id);
  await inOneGo(db, who, id, async (tx) => {
    await refuseUnknownDepartments(tx, who, input.departmentIds);
    const { rows } =
      await sql`update tags set name = coalesce(${input.name ?? null}, name), meaning = coalesce(${input.meaning ?? null}, meaning),
        group_name = coalesce(${input.group ?? null}, group_name),
        hue = coalesce(${input.hue ?? null}::int, hue), active = coalesce(${input.active ?? null}::boolean, active),
        department_ids = coalesce(${input.departmentIds ? textArray(input.departmentIds) : sql`null::text[]`}, department_ids), version = version + 1
      where id = ${id} and workspace_id = ${who.workspaceId} and version = ${input.version} returning id`.execute(tx);
    if (rows.length === 0) throw new DeskError('conflict', 'Somebody changed this tag meanwhile.', { tag: await findTag(tx, who, id) });
    await refuseTooMany(tx, who);
  });
  return findTag(db, who, id);
}

/** Deletes a tag that no closure ever used. @throws DeskError `in-use`, `not-found` */
export async function deleteTag(db: Db, who: Member, id: TagId): Promise<void> {
  await findTag(db, who, id);
  await inOneGo(db, who, id, async (tx) => {
    const { rows } = await sql`delete from tags where id = ${id} and workspace_id = ${who.workspaceId}
      and not exists (select 1 from closure_tags where tag_id = ${id}) returning id`.execute(tx);
    if (rows.length === 0) throw new DeskError('in-use', 'A tag that was used cannot be deleted. Make it inactive instead.');
  });
}

async function findTag(db: Db | Tx, who: Member, id: TagId): Promise<Tag> {
  const [tag] = await listTags(db, who.workspaceId, id);
  if (!tag) throw new DeskError('not-found', 'There is no such tag.');
  return tag;
}

async function inOneGo(db: Db, who: Member, tagId: TagId, work: (tx: Tx) => Promise<void>): Promise<void> {
  try {
    await db.transaction().execute(async (tx) => {
      await work(tx);
      await record(tx, who, 'tags.changed', { tagId });
    });
  } catch (error) {
    if (violates(error, 'tags_name'))
      throw new DeskError('already-exists', 'There is a tag of this name already.', {
        errors: [{ path: 'name', message: 'There is a tag of this name already.' }],
      });
    throw error;
  }
}

async function refuseUnknownDepartments(tx: Tx, who: Member, ids: readonly DepartmentId[] = []): Promise<void> {
  if (ids.length === 0) return;
  const known = await tx.selectFrom('departments').select('id').where('workspace_id', '=', who.workspaceId).execute();
  const errors = ids.flatMap((id, i) =>
    known.some((department) => department.id === id) ? [] : [{ path: `departmentIds.${i}`, message: 'There is no such department.' }],
  );
  if (errors.length > 0) throw new DeskError('invalid', 'There is no such department.', { errors });
}

/** [G5] Two who add at once are counted one after the other. */
async function refuseTooMany(tx: Tx, who: Member): Promise<void> {
  await sql`select from workspaces where id = ${who.workspaceId} for no key update`.execute(tx);
  const { count } = await tx
    .selectFrom('tags')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('workspace_id', '=', who.workspaceId)
    .where('active', '=', true)
    .executeTakeFirstOrThrow();
  if (Number(count) <= ACTIVE_TAG_LIMIT) return;
  const message = `At most ${ACTIVE_TAG_LIMIT} tags can be active. Switch one off first, or merge two.`;
  throw new DeskError('invalid', message, { errors: [{ path: 'active', message }] });
}
