import type { Member } from '@desk/core/access';
import { jsonb } from '@desk/core/db/json';
import { askExport } from '@desk/core/exports/exports';
import type { ExportView } from '@desk/protocol/export';
import { sql } from 'kysely';
import { expect } from 'vitest';
import { test } from '../desk.ts';
import { createBusiness, type Person } from '../people.ts';
import { until } from '../until.ts';
import { insertClosed } from './closed-chats.ts';

/** March and the first of April as a business in Amsterdam has them, clocks put forward in between. */
const FILTER = { from: '2026-02-28T23:00:00Z', to: '2026-04-01T22:00:00Z' };
/** A file as it is: its JSON Lines are no JSON document. */
async function file(who: Person, href: string): Promise<{ body: string; headers: Headers }> {
  const answer = await fetch(who.url + href, { headers: who.headers });
  expect(answer.status).toBe(200);
  return { body: await answer.text(), headers: answer.headers };
}

const AT = new Date('2026-03-10T12:00:00Z');

test('[X1] closures, chats, agents per day and tags leave as CSV and as JSON Lines, and no cell is a formula', async ({ desk }) => {
  const business = await createBusiness(desk, { tags: ['=cmd()', 'Outage'] });
  await sql`update workspaces set zone = 'Europe/Amsterdam' where id = ${business.workspaceId}`.execute(desk.db);
  const supervisor = await business.person('supervisor');
  const agent = await business.person('agent', { name: '+Noor', available: false });
  const tags = Object.values(business.tags);
  await insertClosed(desk.db, business, [
    { at: AT, sentiment: 'negative', tags, agentId: agent.id },
    { at: AT, agentId: agent.id },
  ]);
  await sql`update closures set note = ${'=HYPERLINK("x"),\n"y" ß 😀'} where workspace_id = ${business.workspaceId} and sentiment is not null`.execute(
    desk.db,
  );
  const fetched = async (kind: string, format: string) => {
    const view = await supervisor.post<ExportView>('/api/exports', { kind, format, filter: FILTER });
    expect(view).toMatchObject({
      kind,
      state: 'direct',
      rowsTotal: kind === 'agents-per-day' ? 1 : kind === 'tags' ? 3 : 2,
      by: { id: supervisor.id },
    });
    const { body, headers } = await file(supervisor, view.href!);
    expect(headers.get('content-disposition')).toBe(`attachment; filename="${kind}-2026-03-01-to-2026-04-01.${format}"`);
    return body;
  };
  const narrowed = await supervisor.post<ExportView>('/api/exports', {
    kind: 'closures',
    format: 'csv',
    filter: { ...FILTER, department: business.departmentId, agent: agent.id, anyTag: tags.join(','), sentiment: 'negative' },
  });
  expect(narrowed.filters).toEqual([
    { name: 'department', values: ['Mobile'] },
    { name: 'sentiment', values: ['negative'] },
    { name: 'agent', values: ['+Noor'] },
    { name: 'anyTag', values: ['=cmd()', 'Outage'] },
  ]);
  expect((await file(supervisor, narrowed.href!)).headers.get('content-disposition')).toBe(
    'attachment; filename="closures-2026-03-01-to-2026-04-01-mobile-negative-noor-cmd-outage.csv"',
  );
  const raw = await fetch(
    desk.url + (await supervisor.post<ExportView>('/api/exports', { kind: 'tags', format: 'csv', filter: FILTER })).href,
    { headers: supervisor.headers },
  );
  expect([...new Uint8Array(await raw.arrayBuffer()).slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(await fetched('closures', 'csv')).toContain(`"'=HYPERLINK(""x""),\n""y"" ß 😀"`);
  expect(await fetched('tags', 'csv')).toContain("\r\n'=cmd(),1,0,0,1,0\r\n");
  expect(await fetched('agents-per-day', 'csv')).toContain("\r\n2026-03-10,Europe/Amsterdam,'+Noor,2,0,0,1,1,1,");
  expect((await fetched('chats', 'csv')).split('\r\n')).toHaveLength(4);
  const lines = (await fetched('closures', 'jsonl'))
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines.map(({ note }) => note).filter(Boolean)).toEqual(['=HYPERLINK("x"),\n"y" ß 😀']);
});

test('[X1] closes that were taken back leave with the others when they are asked for, and say when', async ({ desk }) => {
  const business = await createBusiness(desk);
  const supervisor = await business.person('supervisor');
  const ids = await insertClosed(desk.db, business, [{ at: AT, sentiment: 'positive' }, { at: AT }]);
  await sql`update closures set undone_at = '2026-03-10T12:00:05Z' where id = ${ids[0]}`.execute(desk.db);
  const rows = async (filter: string) => (await file(supervisor, `/api/closures.csv${filter}`)).body.trimEnd().split('\r\n').slice(1);
  expect((await rows('')).map((row) => row.includes('not set'))).toEqual([true]);
  const all = await rows('?undone=include');
  expect(all).toHaveLength(2);
  expect(all.filter((row) => row.endsWith(',2026-03-10T12:00:05.000Z,,,,'))).toEqual([expect.stringContaining('positive')]);
  const asked = await supervisor.post<ExportView>('/api/exports', {
    kind: 'closures',
    format: 'jsonl',
    filter: { ...FILTER, undone: 'include' },
  });
  expect(asked.rowsTotal).toBe(2);
});

test('[X3] an export knows nothing of what came, or was taken back, after it was asked for', async ({ desk }) => {
  const { db } = desk;
  const business = await createBusiness(desk);
  const supervisor = await business.person('supervisor');
  const ids = await insertClosed(db, business, [{ at: AT }, { at: AT }]);
  const ask = (kind: string) =>
    supervisor.post<ExportView>('/api/exports', { kind, format: 'jsonl', filter: { from: FILTER.from, to: '2100-01-01T00:00:00Z' } });
  const asked = [await ask('closures'), await ask('chats'), await ask('agents-per-day'), await ask('tags')];
  const later = new Date(Date.parse(asked.at(-1)!.at) + 1);
  await insertClosed(db, business, [{ at: later }, { at: later }]);
  await sql`update closures set undone_at = ${later} where id = ${ids[0]}`.execute(db);
  expect(asked.map((view) => view.rowsTotal)).toEqual([2, 2, 1, 1]);
  const files = await Promise.all(asked.map(async (view) => (await file(supervisor, view.href!)).body.trimEnd().split('\n')));
  expect(files.map((lines) => lines.length)).toEqual([2, 2, 1, 1]);
  expect([files[2]![0], files[3]![0]].map((line) => JSON.parse(line!).closed)).toEqual([2, 2]);
  // The same as one that the worker builds only now.
  await sql`update exports set state = 'waiting' where id = ${asked[0]!.id}`.execute(db);
  const built = await until(async () => {
    const view = await supervisor.get<ExportView>(`/api/exports/${asked[0]!.id}`);
    return view.state === 'ready' && view;
  });
  expect(built).toMatchObject({ rowsTotal: 2, rowsDone: 2 });
  expect((await file(supervisor, built.href!)).body).not.toContain(later.toISOString());
  expect((await ask('closures')).rowsTotal).toBe(3);
});

test('[X1] chats leave newest first, page after page, by an index and not by sorting', async ({ desk }) => {
  const business = await createBusiness(desk);
  const supervisor = await business.person('supervisor');
  await insertClosed(
    desk.db,
    business,
    Array.from({ length: 1_005 }, (_, i) => ({ at: new Date(AT.getTime() + i) })),
  );
  const asked = await supervisor.post<ExportView>('/api/exports', { kind: 'chats', format: 'jsonl', filter: FILTER });
  const opened = (await file(supervisor, asked.href!)).body
    .trimEnd()
    .split('\n')
    .map((line) => Date.parse(JSON.parse(line).openedAt) - AT.getTime());
  expect(opened).toEqual(Array.from({ length: 1_005 }, (_, i) => 1_004 - i));
  const { rows } = await sql<{ 'QUERY PLAN': string }>`explain select id from chats c where c.workspace_id = ${business.workspaceId}
    and c.opened_at >= ${FILTER.from}::timestamptz and c.opened_at < ${FILTER.to}::timestamptz order by c.opened_at desc, c.id desc limit 1000`.execute(
    desk.db,
  );
  expect(rows.map((row) => row['QUERY PLAN']).join('\n')).not.toContain('Sort');
  // A cursor holds milliseconds: what a chat's time had beyond them would be skipped between two pages.
  const finer = sql`update chats set opened_at = opened_at + interval '1 microsecond' where workspace_id = ${business.workspaceId}`;
  await expect(finer.execute(desk.db)).rejects.toMatchObject({ constraint_name: 'chats_opened_in_milliseconds' });
});

test('[X2] a large export is built by the worker with its progress told, and its link expires', async ({ desk }) => {
  const { db } = desk;
  const business = await createBusiness(desk);
  const person = await business.person('supervisor');
  const who: Member = { ...person, kind: 'agent', workspaceId: business.workspaceId, role: 'supervisor', departmentIds: [] };
  await insertClosed(
    db,
    business,
    Array.from({ length: 2_500 }, (_, i) => ({ at: new Date(AT.getTime() + i * 1000) })),
  );
  const asked = await askExport(db, who, { kind: 'closures', format: 'csv', filter: FILTER }, 1_000);
  expect(asked).toMatchObject({ state: 'waiting', rowsTotal: 2_500, rowsDone: 0, href: null });
  expect((await person.send('GET', `/api/exports/${asked.id}/file`)).status).toBe(404);
  const ready = await until(async () => {
    const view = await person.get<ExportView>(`/api/exports/${asked.id}`);
    return view.state === 'ready' && view;
  });
  expect(ready.rowsDone).toBe(2_500);
  const { body } = await person.send<string>('GET', ready.href!);
  const numbers = body
    .trimEnd()
    .split('\r\n')
    .slice(1)
    .map((line) => line.split(',')[1]);
  expect(new Set(numbers).size).toBe(2_500);
  // More parts than one look throws away.
  await sql`insert into export_parts (workspace_id, export_id, part, body) select workspace_id, id, n, '' from exports, generate_series(100, 120) n
    where id = ${asked.id}`.execute(db);
  await sql`update exports set expires_at = now() where id = ${asked.id}`.execute(db);
  await until(async () => (await sql`select from exports where id = ${asked.id} and state = 'expired'`.execute(db)).rows.length > 0);
  expect((await sql`select from export_parts where export_id = ${asked.id}`.execute(db)).rows).toEqual([]);
  expect(await person.get<ExportView>(`/api/exports/${asked.id}`)).toMatchObject({ state: 'expired', href: null });
  expect(await person.send('GET', ready.href!)).toMatchObject({
    status: 404,
    body: { title: 'This export has expired. Ask for it again.' },
  });
});

test('[X2] an export that was asked for with one department as a text is built, and one that cannot be read is given up', async ({
  desk,
}) => {
  const { db } = desk;
  const business = await createBusiness(desk);
  const person = await business.person('supervisor');
  await insertClosed(db, business, [{ at: AT }]);
  const waiting = async (more: object) => {
    const { id } = await person.post<ExportView>('/api/exports', { kind: 'closures', format: 'csv', filter: FILTER });
    await sql`update exports set state = 'waiting', filter = filter || ${jsonb(more)} where id = ${id}`.execute(db);
    return until(async () => {
      const view = await person.get<ExportView>(`/api/exports/${id}`);
      return !['waiting', 'running'].includes(view.state) && view;
    });
  };
  const [old, unread] = await Promise.all([waiting({ department: business.departmentId }), waiting({ sentiment: 'purple' })]);
  expect([old, unread]).toMatchObject([
    { state: 'ready', rowsDone: 1 },
    { state: 'failed', href: null },
  ]);
});

test('[X2] who exported what is seen by admins; a supervisor sees and fetches their own only', async ({ desk }) => {
  const business = await createBusiness(desk);
  const [one, other, admin] = [await business.person('supervisor'), await business.person('supervisor'), await business.person('admin')];
  const asked = await one.post<ExportView>('/api/exports', { kind: 'chats', format: 'jsonl', filter: FILTER });
  expect((await other.send('GET', `/api/exports/${asked.id}/file`)).status).toBe(404);
  expect((await one.send('GET', '/api/closures.csv?sentiment=negative')).status).toBe(200);
  const list = async (who: typeof one) =>
    (await who.get<{ items: ExportView[] }>('/api/exports')).items.map(({ kind, by }) => [kind, by.name]);
  expect(await list(other)).toEqual([]);
  expect(await list(admin)).toEqual([
    ['closures', one.name],
    ['chats', one.name],
  ]);
  expect((await file(admin, asked.href!)).body).toBe('');
  const agent = await business.person('agent');
  expect((await agent.send('POST', '/api/exports', { kind: 'chats', format: 'csv', filter: FILTER })).status).toBe(403);
  expect(await one.send('POST', '/api/exports', { kind: 'notes', format: 'csv', filter: {} })).toMatchObject({
    status: 422,
    body: { code: 'invalid' },
  });
  // What a chat is not narrowed by would be a promise that is not kept.
  expect(
    await one.send('POST', '/api/exports', { kind: 'chats', format: 'csv', filter: { ...FILTER, sentiment: 'negative' } }),
  ).toMatchObject({
    status: 422,
    body: { code: 'invalid', errors: [{ path: 'filter.sentiment' }] },
  });
});
