import { DeskError } from '@desk/protocol/errors';
import { newId, type SavedViewId } from '@desk/protocol/ids';
import { type ChangeView, SAVED_VIEW_LIMIT, type SavedView, type SavedViewFilter, type SaveView } from '@desk/protocol/saved-view';
import { type Kysely, sql } from 'kysely';
import type { Member } from '../access.ts';
import type { Db, Tx } from '../db/connect.ts';
import type { Schema } from '../db/schema.ts';
import { violates } from '../db/violates.ts';

const COLUMNS = ['id', 'page', 'name', 'query', 'is_default as isDefault'] as const;

function mine(db: Kysely<Schema>, who: Member) {
  return db.selectFrom('saved_views').where('workspace_id', '=', who.workspaceId).where('user_id', '=', who.id);
}

/** My views by name, of one page and those beneath it or of all. [V1] */
export async function listViews(db: Db, who: Member, { page }: SavedViewFilter): Promise<SavedView[]> {
  const found = mine(db, who).select(COLUMNS);
  const under = page === undefined ? found : found.where(({ eb, or }) => or([eb('page', '=', page), eb('page', 'like', `${page}/%`)]));
  return under.orderBy(sql`lower(name)`).orderBy('id').execute();
}

/**
 * Keeps a page's filters under a name. [V1]
 * @throws DeskError `already-exists` with the `view` that has this name, `invalid` above the limit
 */
export async function saveView(db: Db, who: Member, input: SaveView): Promise<SavedView> {
  const taken = await viewNamed(db, who, input.page, input.name);
  if (taken) throw nameTaken(taken);
  return named(db, who, input.page, input.name, () =>
    db.transaction().execute(async (tx) => {
      await oneAtATime(tx, who);
      const counted = mine(tx, who).select(({ fn }) => fn.countAll<number>().as('views'));
      const { views } = await counted.where('page', '=', input.page).executeTakeFirstOrThrow();
      if (Number(views) >= SAVED_VIEW_LIMIT) throw full();
      const view = { id: newId('view'), workspace_id: who.workspaceId, user_id: who.id, ...input };
      return tx.insertInto('saved_views').values(view).returning(COLUMNS).executeTakeFirstOrThrow();
    }),
  );
}

/**
 * Another name or other filters for a view, or makes it the one that opens its page, in place of the one before. [V1]
 * @throws DeskError `not-found`, `already-exists` with the `view` that has this name
 */
export async function changeView(db: Db, who: Member, id: SavedViewId, { name, query, isDefault }: ChangeView): Promise<SavedView> {
  const before = await mine(db, who).select('page').where('id', '=', id).executeTakeFirst();
  if (!before) throw notFound();
  return named(db, who, before.page, name, () =>
    db.transaction().execute(async (tx) => {
      await oneAtATime(tx, who);
      const own = tx.updateTable('saved_views').where('workspace_id', '=', who.workspaceId).where('user_id', '=', who.id);
      if (isDefault) await own.set({ is_default: false }).where('page', '=', before.page).where('is_default', '=', true).execute();
      const next = {
        ...(name === undefined ? {} : { name }),
        ...(query === undefined ? {} : { query }),
        ...(isDefault === undefined ? {} : { is_default: isDefault }),
      };
      const changed = await own.set(next).where('id', '=', id).returning(COLUMNS).executeTakeFirst();
      if (!changed) throw notFound();
      return changed;
    }),
  );
}

/** The membership's row is the lock: two pages of one person cannot both take the last place, nor both choose what opens a page. */
async function oneAtATime(tx: Tx, who: Member): Promise<void> {
  const own = tx.selectFrom('memberships').select('user_id').where('workspace_id', '=', who.workspaceId).where('user_id', '=', who.id);
  await own.forUpdate().execute();
}

/** Forgets a view. @throws DeskError `not-found` */
export async function deleteView(db: Db, who: Member, id: SavedViewId): Promise<void> {
  const { numDeletedRows } = await db
    .deleteFrom('saved_views')
    .where('workspace_id', '=', who.workspaceId)
    .where('user_id', '=', who.id)
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  if (numDeletedRows === 0n) throw notFound();
}

/** Does what may meet a name that is there, and says which view has it. */
async function named<T>(db: Db, who: Member, page: string, name: string | undefined, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    const taken = violates(error, 'saved_views_name') && name !== undefined && (await viewNamed(db, who, page, name));
    throw taken ? nameTaken(taken) : error;
  }
}

function viewNamed(db: Db, who: Member, page: string, name: string): Promise<SavedView | undefined> {
  const found = mine(db, who).select(COLUMNS).where('page', '=', page);
  return found.where(sql`lower(name)`, '=', sql<string>`lower(${name})`).executeTakeFirst();
}

function nameTaken(view: SavedView): DeskError {
  return new DeskError('already-exists', `A view of this page is already called “${view.name}”.`, { view });
}

function notFound(): DeskError {
  return new DeskError('not-found', 'This view is not there any more.');
}

function full(): DeskError {
  const message = `At most ${SAVED_VIEW_LIMIT} views of a page are kept. Delete one first.`;
  return new DeskError('invalid', message, { errors: [{ path: 'name', message }] });
}
