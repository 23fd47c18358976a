import { ExportFilter, type ExportFormat, type ExportKind } from '@desk/protocol/export';
import type { ExportId, WorkspaceId } from '@desk/protocol/ids';
import { sql } from 'kysely';
import type { Member } from '../access.ts';
import type { Db } from '../db/connect.ts';
import { COLUMNS, type ExportRow } from './columns.ts';
import { type Cut, readRows } from './read-rows.ts';
import { fileHead, fileLines } from './write-rows.ts';

type Asked = { workspaceId: WorkspaceId; kind: ExportKind; format: ExportFormat; filter: ExportFilter; asOf: Date; who: Member };

/** The text of an export in pieces, with the number of rows in each; the first one is the head. */
export async function* exportText<K extends ExportKind>(
  db: Db,
  who: Member,
  kind: K,
  format: ExportFormat,
  filter: Cut,
): AsyncGenerator<{ text: string; rows: number }> {
  const columns = COLUMNS[kind];
  yield { text: fileHead<ExportRow[K]>(columns, format), rows: 0 };
  for await (const rows of readRows(db, who, kind, filter))
    yield { text: fileLines<ExportRow[K]>(columns, format, rows), rows: rows.length };
}

/**
 * Builds the file of a large export in parts, and tells how far it is. Done anew from the start when it was broken off; a finished one is left alone.
 * It sees what the person who asked may see now, of what there was when they asked. `signal` ends it between two parts. [X3]
 */
export async function buildExport(db: Db, id: ExportId, signal: AbortSignal): Promise<void> {
  const asked = await begin(db, id);
  if (!asked) return;
  let part = 0;
  let done = 0;
  for await (const { text, rows } of exportText(db, asked.who, asked.kind, asked.format, { ...asked.filter, asOf: asked.asOf })) {
    signal.throwIfAborted();
    done += rows;
    await db.transaction().execute(async (tx) => {
      await sql`insert into export_parts (workspace_id, export_id, part, body) values (${asked.workspaceId}, ${id}, ${part}, ${text})
        on conflict (export_id, part) do update set body = excluded.body`.execute(tx);
      await sql`update exports set rows_done = ${done}, rows_total = greatest(rows_total, ${done}), told_at = now() where id = ${id}`.execute(
        tx,
      );
    });
    part++;
  }
  await sql`delete from export_parts where export_id = ${id} and part >= ${part}`.execute(db);
  await sql`update exports set state = 'ready', rows_total = ${done} where id = ${id} and state = 'running'`.execute(db);
}

async function begin(db: Db, id: ExportId): Promise<Asked | undefined> {
  const { rows } = await sql<
    Omit<Asked, 'who' | 'filter'> & {
      filter: unknown;
      userId: Member['id'];
      name: string;
      role: Member['role'] | null;
      departmentIds: Member['departmentIds'];
    }
  >`
    with begun as (update exports set state = 'running', rows_done = 0, told_at = now() where id = ${id} and expires_at > now()
        and (state = 'waiting' or (state = 'running' and told_at < now() - interval '2 minutes'))
      returning workspace_id, user_id, kind, format, filter, created_at)
    select b.workspace_id as "workspaceId", b.kind, b.format, b.filter, b.created_at as "asOf", u.id as "userId", u.name, m.role, m.department_ids as "departmentIds"
    from begun b join users u on u.id = b.user_id left join memberships m on m.workspace_id = b.workspace_id and m.user_id = b.user_id`.execute(
    db,
  );
  const found = rows[0];
  if (!found) return undefined;
  // What was asked before a filter changed its form is read as it was meant; what cannot be read never can be.
  const filter = ExportFilter.safeParse(found.filter);
  if (!found.role || found.role === 'agent' || !filter.success) {
    await failExport(db, id);
    return undefined;
  }
  const { userId, name, role, departmentIds, ...asked } = found;
  return { ...asked, filter: filter.data, who: { kind: 'agent', workspaceId: asked.workspaceId, id: userId, name, role, departmentIds } };
}

/** Gives up on an export: whoever asked sees it and can ask again. */
export async function failExport(db: Db, id: ExportId): Promise<void> {
  await sql`update exports set state = 'failed' where id = ${id} and state in ('waiting', 'running')`.execute(db);
  await sql`delete from export_parts where export_id = ${id}`.execute(db);
}

/** A part is a few hundred kilobytes: who looks for work each second throws away no more at once. */
const PARTS_AT_ONCE = 20;

/**
 * Exports that wait to be built, or whose builder has fallen silent; on the way, some of the parts of those that have expired are thrown away.
 * Nobody can fetch these any more; once all of an export's parts are gone it is left alone for good.
 */
export async function exportsToBuild(db: Db): Promise<ExportId[]> {
  await sql`delete from export_parts where (export_id, part) in (select p.export_id, p.part from exports e join export_parts p on p.export_id = e.id
    where e.state <> 'expired' and e.expires_at <= now() limit ${PARTS_AT_ONCE})`.execute(db);
  await sql`update exports e set state = 'expired' where state <> 'expired' and expires_at <= now()
    and not exists (select from export_parts p where p.export_id = e.id)`.execute(db);
  const { rows } = await sql<{ id: ExportId }>`select id from exports where expires_at > now() and (state = 'waiting'
    or (state = 'running' and told_at < now() - interval '2 minutes')) order by created_at limit 20`.execute(db);
  return rows.map(({ id }) => id);
}

/** The parts of a built file, one by one. */
export async function* builtParts(db: Db, id: ExportId): AsyncGenerator<{ text: string; rows: number }> {
  for (let part = 0; ; part++) {
    const { rows } = await sql<{ body: string }>`select body from export_parts where export_id = ${id} and part = ${part}`.execute(db);
    if (!rows[0]) return;
    yield { text: rows[0].body, rows: 0 };
  }
}
