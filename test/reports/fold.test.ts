import type { Db } from '@desk/core/db/connect';
import { foldClosures } from '@desk/core/reports/fold';
import type { Chat } from '@desk/protocol/chat';
import type { ClosureRow, Sentiment } from '@desk/protocol/closure';
import type { WorkspaceId } from '@desk/protocol/ids';
import type { SentimentReport, TagReport } from '@desk/protocol/report';
import { sql } from 'kysely';
import { expect } from 'vitest';
import { testApart as test } from '../desk.ts';
import { closeForm, createBusiness } from '../people.ts';
import { until } from '../until.ts';
import { insertClosed } from './closed-chats.ts';

const SENTIMENTS: (Sentiment | undefined)[] = ['positive', 'neutral', 'negative', undefined];

/** The buckets as the fold left them, and the same by a plain group by over the rows. */
async function bothWays(db: Db, workspaceId: WorkspaceId) {
  const quarter = sql`date_bin('15 minutes', cl.closed_at, 'epoch')`;
  const standing = sql`from closures cl left join closure_tags ct on ct.closure_id = cl.id where cl.workspace_id = ${workspaceId} and cl.undone_at is null`;
  const [buckets, rows, tagBuckets, tagRows] = await Promise.all([
    sql`select start, department_id, agent_id, channel, sentiment, reason, closures from report_buckets
      where workspace_id = ${workspaceId} and closures <> 0 order by 1, 2, 3, 4, 5, 6`.execute(db),
    sql`select ${quarter} as start, coalesce(department_id, '') as department_id, coalesce(agent_id, '') as agent_id, channel,
      coalesce(sentiment, '') as sentiment, reason, count(distinct cl.id)::int as closures ${standing} group by 1, 2, 3, 4, 5, 6 order by 1, 2, 3, 4, 5, 6`.execute(
      db,
    ),
    sql`select start, tag_id, sentiment, closures from report_tag_buckets where workspace_id = ${workspaceId} and closures <> 0 order by 1, 2, 3`.execute(
      db,
    ),
    sql`select ${quarter} as start, coalesce(ct.tag_id, '') as tag_id, coalesce(sentiment, '') as sentiment, count(*)::int as closures ${standing}
      group by 1, 2, 3 order by 1, 2, 3`.execute(db),
  ]);
  return { folded: [buckets.rows, tagBuckets.rows], counted: [rows.rows, tagRows.rows] };
}

test('[F1] folds that run in parallel, over and over, with closes and undos between them, count each standing closure once', async ({
  desk,
}) => {
  const { db } = desk;
  const business = await createBusiness(desk, { tags: ['A', 'B', 'C'] });
  const { workspaceId } = business;
  const agent = await business.person('agent', { available: false });
  const tags = Object.values(business.tags);
  const some = (n: number) =>
    Array.from({ length: n }, (_, i) => {
      const sentiment = SENTIMENTS[i % 4];
      return {
        at: new Date(Date.UTC(2026, 4, 1 + (i % 3), 12, (i * 7) % 60)),
        ...(sentiment ? { sentiment } : {}),
        ...(i % 3 === 0 ? { agentId: agent.id } : {}),
        tags: tags.slice(0, i % 4),
      };
    });
  const undo = (ids: string[]) => sql`update closures set undone_at = now(), is_dirty = true where id = any(${ids}::text[])`.execute(db);
  const first = await insertClosed(db, business, some(150));
  await Promise.all([
    ...Array.from({ length: 6 }, () => foldClosures(db, workspaceId, 40)),
    undo(first.slice(0, 25)),
    insertClosed(db, business, some(100)),
    undo(first.slice(60, 80)),
    ...Array.from({ length: 6 }, () => foldClosures(db, workspaceId, 15)),
  ]);
  await undo(first.slice(100, 110));
  while ((await foldClosures(db, workspaceId, 1_000)) > 0);
  const { folded, counted } = await bothWays(db, workspaceId);
  expect(folded).toEqual(counted);
  expect(await foldClosures(db, workspaceId)).toBe(0);
  expect((await bothWays(db, workspaceId)).folded).toEqual(folded);
});

test('[F1] a fold that dies before its commit leaves nothing, and the next one counts', async ({ desk }) => {
  const { db } = desk;
  const business = await createBusiness(desk);
  await desk.worker.stop();
  await insertClosed(db, business, [{ at: new Date('2026-05-01T10:00:00Z'), sentiment: 'positive' }]);
  await sql`create function die() returns trigger language plpgsql as $$ begin raise exception 'died'; end $$`.execute(db);
  await sql`create constraint trigger dies after insert on report_buckets deferrable initially deferred for each row execute function die()`.execute(
    db,
  );
  await expect(foldClosures(db, business.workspaceId)).rejects.toThrow('died');
  await sql`drop trigger dies on report_buckets`.execute(db);
  await sql`drop function die`.execute(db);
  expect((await bothWays(db, business.workspaceId)).folded).toEqual([[], []]);
  await desk.worker.start();
  await until(async () => {
    const { folded, counted } = await bothWays(db, business.workspaceId);
    return JSON.stringify(folded) === JSON.stringify(counted);
  });
});

test('[F1] the reports equal the list of closures after a day of closing, undoing and closing again', async ({ desk }) => {
  const business = await createBusiness(desk, { undoSeconds: 60, maxTags: 2 });
  const agent = await business.person('agent');
  const supervisor = await business.person('supervisor', { at: desk.otherUrl });
  const tags = Object.values(business.tags);
  await Promise.all(
    Array.from({ length: 12 }, async (_, i) => {
      const { chat } = await business.liveChat(agent);
      const close = (sentiment: Sentiment | undefined) =>
        agent.post<Chat>(`/api/chats/${chat.id}/close`, closeForm(chat, { sentiment: sentiment ?? null, tagIds: tags.slice(0, i % 3) }));
      await close(SENTIMENTS[i % 4]);
      if (i % 2 === 0) await agent.post(`/api/chats/${chat.id}/undo-close`);
      if (i % 4 === 0) await close('positive');
    }),
  );
  const { items } = await supervisor.get<{ items: ClosureRow[] }>('/api/closures');
  const of = (sentiment: Sentiment | null) => items.filter((row) => row.sentiment === sentiment).length;
  const range = `from=${new Date(Date.now() - 3_600_000).toISOString()}&to=${new Date(Date.now() + 3_600_000).toISOString()}`;
  const total = { positive: of('positive'), neutral: of('neutral'), negative: of('negative'), notSet: of(null) };
  await until(async () => {
    const report = await supervisor.get<SentimentReport>(`/api/reports/sentiment?${range}&by=hour`);
    return JSON.stringify(report.total) === JSON.stringify(total);
  });
  const report = await supervisor.get<TagReport>(`/api/reports/tags?${range}`);
  expect(report.total).toBe(items.length);
  expect(report.untagged.total).toBe(items.filter((row) => row.tags.length === 0).length);
  for (const { tag, total: uses } of report.rows) expect(uses).toBe(items.filter((row) => row.tags.some(({ id }) => id === tag.id)).length);
});
