import type { Member } from '@desk/core/access';
import { amendClosure } from '@desk/core/chats/amend';
import { undoClose } from '@desk/core/chats/undo-close';
import { connect, type Db } from '@desk/core/db/connect';
import { checkReports } from '@desk/core/reports/check';
import { foldClosures } from '@desk/core/reports/fold';
import { rebuildReports } from '@desk/core/reports/rebuild';
import { mergeTag } from '@desk/core/tags/merge-tags';
import { Channel, CloseReason, Sentiment } from '@desk/protocol/closure';
import { DeskError } from '@desk/protocol/errors';
import type { ChatId, DepartmentId, TagId, UserId } from '@desk/protocol/ids';
import { sql } from 'kysely';
import type { Desk } from '../desk.ts';
import { type Business, createBusiness } from '../people.ts';
import { type Closed, insertClosed } from '../reports/closed-chats.ts';
import type { Transition } from '../reports/transitions.ts';
import type { Random } from './random.ts';

const HOUR = 3_600_000;
const FAR = new Date('2100-01-01T00:00:00Z');

export type CountRace = { business: Business; supervisor: Member; around: Transition };

/**
 * Closures around a change of clocks, and everything that may happen to them at once: more of them, edits, undos, merged tags, folds that overlap
 * and are killed on their connection, a rebuild, a comparison. Throws when a comparison saw a difference in the middle of it.
 */
export async function runCountRace(desk: Desk, random: Random, around: Transition): Promise<CountRace> {
  const { db } = desk;
  const business = await createBusiness(desk, { tags: ['A', 'B', 'C', 'D'], maxTags: 5 });
  const agents = [
    undefined,
    (await business.person('agent', { available: false })).id,
    (await business.person('agent', { available: false })).id,
  ];
  const person = await business.person('supervisor');
  const departments = [business.departmentId, await business.department('Billing'), null];
  const supervisor: Member = { ...person, kind: 'agent', workspaceId: business.workspaceId, role: 'supervisor', departmentIds: [] };
  const some = () => someClosed(random, around, agents, departments, Object.values(business.tags));
  const chats = await chatsOf(db, await insertClosed(db, business, Array.from({ length: 40 }, some)));
  await foldClosures(db, business.workspaceId, 1 + random.below(40));

  const doomed = connect(desk.databaseUrl, { max: 3, name: `doomed-${business.workspaceId}` });
  const acts = Array.from({ length: 45 }, () => act(random, { db, doomed: doomed.db, business, supervisor, chats, some }));
  try {
    await Promise.all(acts.map((run) => run()));
  } finally {
    await doomed.pool.end({ timeout: 1 });
  }
  return { business, supervisor, around };
}

type Stage = { db: Db; doomed: Db; business: Business; supervisor: Member; chats: ChatId[]; some(): Closed };

/** Draws one act; what it needs of chance is drawn now, so that the same seed gives the same acts. */
function act(random: Random, { db, doomed, business, supervisor, chats, some }: Stage): () => Promise<unknown> {
  const { workspaceId } = business;
  const chatId = random.pick(chats);
  const tags = Object.values(business.tags);
  const [tag, other] = [random.pick(tags), random.pick(tags)];
  const limit = 1 + random.below(30);
  const sentiment = random.chance(0.3) ? null : random.pick(Sentiment.options);
  const tagIds = tags.filter(() => random.chance(0.4));
  const more = [some(), some()];
  const dice = random.below(100);
  if (dice < 30) return () => refusable(amendClosure(db, supervisor, chatId, { sentiment, tagIds }));
  if (dice < 45) return () => refusable(undoClose(db, supervisor, chatId));
  if (dice < 55) return () => insertClosed(db, business, more);
  if (dice < 60) return () => refusable(mergeTag(db, supervisor, tag, other));
  if (dice < 78) return () => foldClosures(db, workspaceId, limit);
  if (dice < 88) return () => foldClosures(doomed, workspaceId, limit).catch(() => undefined);
  if (dice < 94) return () => killed(db, workspaceId);
  if (dice < 97) return () => rebuildReports(db, workspaceId);
  return async () => {
    const { differences } = await checkReports(db, workspaceId);
    if (differences > 0) throw new Error(`The comparison saw ${differences} differences in the middle of it.`);
  };
}

/** Ends the connections of the doomed folds in the middle of their transactions. */
async function killed(db: Db, workspaceId: string): Promise<void> {
  await sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = ${`doomed-${workspaceId}`}
    and state <> 'idle' and query not like '%pg_type%'`.execute(db);
}

/** An edit of what was undone meanwhile, an undo of what is open: refused, and no fault. */
async function refusable(verb: Promise<unknown>): Promise<void> {
  await verb.catch((error: unknown) => {
    if (!(error instanceof DeskError) || error.code === 'internal') throw error;
  });
}

function someClosed(
  random: Random,
  { at }: Transition,
  agents: readonly (UserId | undefined)[],
  departments: readonly (DepartmentId | null)[],
  tags: readonly TagId[],
): Closed {
  const agentId = random.pick(agents);
  return {
    at: new Date(at - 36 * HOUR + random.below(72 * HOUR)),
    ...(random.chance(0.3) ? {} : { sentiment: random.pick(Sentiment.options) }),
    ...(agentId ? { agentId } : {}),
    tags: tags.filter(() => random.chance(0.35)),
    departmentId: random.pick(departments),
    channel: random.pick(Channel.options),
    reason: random.pick(CloseReason.options),
    undoUntil: FAR,
  };
}

async function chatsOf(db: Db, closureIds: readonly string[]): Promise<ChatId[]> {
  const rows = await db
    .selectFrom('closures')
    .select('chat_id')
    .where('id', 'in', closureIds as never)
    .orderBy('id')
    .execute();
  return rows.map(({ chat_id }) => chat_id);
}
