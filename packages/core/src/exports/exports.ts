import { DeskError } from '@desk/protocol/errors';
import type { AskExport, ExportView } from '@desk/protocol/export';
import { type ExportId, newId } from '@desk/protocol/ids';
import { type RawBuilder, sql } from 'kysely';
import type { Member } from '../access.ts';
import type { Db } from '../db/connect.ts';
import { iso } from '../db/iso.ts';
import { jsonb } from '../db/json.ts';
import { filtersNamed } from './filters-named.ts';
import { countRows } from './read-rows.ts';

/** Up to so many rows a file is read from the rows as it is fetched; beyond, the worker builds it first. */
export const DIRECT_ROWS = 20_000;
const LISTED = 100;

/**
 * Asks for an export, and keeps who asked for what. A small one can be fetched at once, for an hour; a large one is built by the worker and kept
 * for a day [X2]. It ends with the moment in which it was asked for: what comes later is neither counted nor in its file [X3].
 */
export async function askExport(db: Db, who: Member, ask: AskExport, directRows = DIRECT_ROWS): Promise<ExportView> {
  const asOf = await now(db);
  const rows = await countRows(db, who, ask.kind, { ...ask.filter, asOf });
  const id = newId('exp');
  const isDirect = rows <= directRows;
  await sql`insert into exports (id, workspace_id, user_id, kind, format, filter, state, rows_total, created_at, expires_at)
    values (${id}, ${who.workspaceId}, ${who.id}, ${ask.kind}, ${ask.format}, ${jsonb(ask.filter)}, ${isDirect ? 'direct' : 'waiting'}, ${rows},
      ${asOf}, now() + ${isDirect ? sql`interval '1 hour'` : sql`interval '1 day'`})`.execute(db);
  return getExport(db, who, id);
}

/** @throws DeskError `not-found` for an export of somebody else, unless an admin asks */
export async function getExport(db: Db, who: Member, id: ExportId): Promise<ExportView> {
  const [found] = await select(db, who, id);
  if (!found) throw new DeskError('not-found', 'There is no such export.');
  return found;
}

/** The last exports, newest first: one's own, and everybody's for admins. */
export async function listExports(db: Db, who: Member): Promise<ExportView[]> {
  return select(db, who);
}

async function select(db: Db, who: Member, id?: ExportId): Promise<ExportView[]> {
  const { rows } = await sql<
    Omit<ExportView, 'filters'> & { filter: Record<string, unknown> }
  >`select e.id, e.filter, e.kind, e.format, e.filter->>'from' as from, e.filter->>'to' as to,
      ${day(sql`(e.filter->>'from')::timestamptz`)} as "firstDay", ${day(sql`(e.filter->>'to')::timestamptz - interval '1 millisecond'`)} as "lastDay",
      case when e.expires_at <= now() then 'expired' else e.state end as state, e.rows_total as "rowsTotal", e.rows_done as "rowsDone",
      jsonb_build_object('id', u.id, 'name', u.name) as by, ${iso('e.created_at')} as at, ${iso('e.expires_at')} as "expiresAt",
      case when e.state in ('direct', 'ready') and e.expires_at > now() then '/api/exports/' || e.id || '/file' end as href
    from exports e join users u on u.id = e.user_id join workspaces w on w.id = e.workspace_id where e.workspace_id = ${who.workspaceId}
      ${who.role === 'admin' ? sql`` : sql`and e.user_id = ${who.id}`} ${id ? sql`and e.id = ${id}` : sql``}
    order by e.created_at desc, e.id desc limit ${LISTED}`.execute(db);
  const named = await filtersNamed(
    db,
    who.workspaceId,
    rows.map(({ filter }) => filter),
  );
  return rows.map(({ filter: _, ...view }, i) => ({ ...view, filters: named[i]! }));
}

async function now(db: Db): Promise<Date> {
  const { rows } = await sql<{ now: Date }>`select date_trunc('milliseconds', now()) as now`.execute(db);
  return rows[0]!.now;
}

/** The day of a moment by the clocks of the workspace. */
function day(at: RawBuilder<unknown>): RawBuilder<string> {
  return sql<string>`to_char((${at}) at time zone w.zone, 'YYYY-MM-DD')`;
}
