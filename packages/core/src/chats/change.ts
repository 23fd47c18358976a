import { hash } from 'node:crypto';
import type { Chat } from '@desk/protocol/chat';
import { DeskError, type ErrorDetails } from '@desk/protocol/errors';
import type { ChatEventType, DeskEvent, EventData } from '@desk/protocol/events';
import type { ChatId } from '@desk/protocol/ids';
import { type Action, refusal } from '@desk/protocol/lifecycle';
import { type RawBuilder, sql } from 'kysely';
import { toActor, toAsker, type Who } from '../access.ts';
import type { Db, Tx } from '../db/connect.ts';
import { jsonb } from '../db/json.ts';
import { SHORT } from '../db/pool-dialect.ts';
import { violates } from '../db/violates.ts';
import { transferOfChat } from '../transfers/stored-transfer.ts';
import { withdrawing } from '../transfers/withdraw.ts';
import { type ChatRow, type ChatState, type Preferences, preferences, selectChats, toChat, toFacts } from './chat-state.ts';
import { dueAt, restartsClock } from './clock.ts';

/** An idempotency key with what it was used for: the same key for something else is a mistake of the caller. */
export type Intent = { key: string; hash: string };

/** Builds an intent from a client's key and the request it stands for. */
export function intentOf(key: string, request: unknown): Intent {
  return { key, hash: hash('sha256', JSON.stringify(request), 'base64url').slice(0, 22) };
}

/**
 * What a verb decided: the columns that change (with the names its view shows), the event, and further writes. Each write is a CTE
 * (`name as (insert … select … from moved)`): it must select from `moved`, so that it happens only if the chat really moved. `guard`: what must
 * still be so in the moment of writing; if it is not, the verb decides again.
 */
export type Step<T extends ChatEventType> = {
  next: Partial<ChatState>;
  type: T;
  data: EventData[T];
  writes?: readonly RawBuilder<unknown>[];
  guard?: RawBuilder<boolean>;
};

export type Changed<T extends ChatEventType> = { chat: Chat; data: EventData[T]; replayed: boolean };

type Ask<T extends ChatEventType, More> = {
  action: Action;
  intent?: Intent;
  /** What else the verb must look at, as further columns (`, expression as name`) of the one read. */
  more?: RawBuilder<More>;
  /** Pure: it may run again on a newer state. Throws a DeskError to refuse; null means that there is nothing to do. */
  decide(state: ChatState, now: Date, known: Preferences & More): Step<T> | null;
};

/** An event as the answer to whoever asked for it, and the hash of what they had asked for. */
export type StoredAnswer = Pick<DeskEvent, 'chat' | 'data'> & { hash: string };

type Loaded = ChatState & Preferences & { now: Date; stored: StoredAnswer | null };

/** Races that a change may lose before it stands in line for its chat; beyond `ATTEMPTS` it gives up, which no test has seen. */
const RACES = 4;
const ATTEMPTS = 6;

/**
 * The one door: a chat changes only through here. It reads the chat without a lock, asks the lifecycle rules whether this actor may do this
 * in this state, lets the verb decide, and writes ONE statement guarded by the version that was read: chat, verb's writes, event and outbox
 * mark, all or nothing. If the chat moved on meanwhile, it reads and decides again; where many change one chat, it stands in line. [E2]
 *
 * With an `intent` the journal is the idempotency store: the stored event is the stored answer.
 * @throws DeskError `not-found`, what the rules or the verb refuse, `idempotency-mismatch`, `conflict` after six attempts
 */
export async function change<T extends ChatEventType, More = unknown>(
  db: Db | Tx,
  who: Who,
  chatId: ChatId,
  ask: Ask<T, More>,
): Promise<Changed<T>> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const changed = await (attempt < RACES ? race(db, who, chatId, ask) : standInLine(db, who, chatId, ask));
    if (changed) return changed;
  }
  throw new DeskError('conflict', 'This chat is changing too fast. Try again.');
}

/** Reads, decides and writes once. Null when the chat moved on in between. */
async function race<T extends ChatEventType, More>(db: Db | Tx, who: Who, chatId: ChatId, ask: Ask<T, More>): Promise<Changed<T> | null> {
  const loaded = await load(db, who, chatId, ask);
  if (!loaded) return null;
  if (loaded.stored) return replay(loaded.stored, ask.intent!);
  const denied = refusal(ask.action, toFacts(loaded), toAsker(who), loaded.now);
  if (denied) throw new DeskError(denied.code, denied.message, who.kind === 'agent' ? circumstances(loaded) : {});
  const decided = ask.decide(loaded, loaded.now, loaded);
  if (!decided) return { chat: toChat(loaded), data: {} as EventData[T], replayed: true };
  const step = withdrawing(who, loaded, decided, loaded.now);
  const next = restartsClock(step.type) ? { ...step.next, due_at: dueAt({ ...loaded, ...step.next }, loaded, loaded.now) } : step.next;
  const chat = toChat({ ...loaded, ...next, version: loaded.version + 1 });
  return (await write(db, who, loaded, chat, { ...step, next }, ask.intent)) ? { chat, data: step.data, replayed: false } : null;
}

/** The same while nobody else can change the chat. */
async function standInLine<T extends ChatEventType, More>(
  db: Db | Tx,
  who: Who,
  chatId: ChatId,
  ask: Ask<T, More>,
): Promise<Changed<T> | null> {
  const alone = async (tx: Db | Tx) => {
    await sql`select from chats where id = ${chatId} and workspace_id = ${who.workspaceId} for update`.execute(tx);
    return race(tx, who, chatId, ask);
  };
  try {
    return await (db.isTransaction ? alone(db) : db.transaction().execute(alone));
  } catch (error) {
    // As in `write`: within the caller's transaction, whose end this is, it is the caller who begins anew.
    if (ask.intent && !db.isTransaction && violates(error, 'events_intent')) return null;
    throw error;
  }
}

/** Null when the chat moved on while its offer was looked up. */
async function load<More>(
  db: Db | Tx,
  who: Who,
  chatId: ChatId,
  { intent, more }: Pick<Ask<ChatEventType, More>, 'intent' | 'more'>,
): Promise<(Loaded & More) | null> {
  const stored = intent
    ? sql`(select jsonb_build_object('chat', e.chat, 'data', e.data, 'hash', e.intent_hash) from events e
        where e.workspace_id = c.workspace_id and e.intent = ${storedKey(who, intent)})`
    : sql`null::jsonb`;
  const extra = sql`, ${preferences()}, clock_timestamp() as now, ${stored} as stored ${more ?? sql``}`;
  const { rows } = await sql<Loaded & More>`${SHORT} ${selectChats(extra, sql`null`)} join workspaces w on w.id = c.workspace_id
    where c.id = ${chatId} and c.workspace_id = ${who.workspaceId}`.execute(db);
  const loaded = rows[0];
  if (!loaded) throw new DeskError('not-found', 'There is no such chat.');
  if (loaded.transfer_id === null) return loaded;
  // Looked up for the few that are on offer: planning and opening that part costs all others 5 of 65 µs.
  const offers = await sql<Pick<ChatState, 'transfer'>>`${SHORT} select ${transferOfChat()} as transfer from chats c
    where c.id = ${chatId} and c.version = ${loaded.version}`.execute(db);
  return offers.rows[0] ? { ...loaded, ...offers.rows[0] } : null;
}

/** The stored answer of an intent. @throws DeskError `idempotency-mismatch` when its key stood for another request */
export function replay<T extends ChatEventType>(stored: StoredAnswer, intent: Intent): Changed<T> {
  if (stored.hash !== intent.hash) throw new DeskError('idempotency-mismatch', 'This idempotency key was used for something else.');
  return { chat: stored.chat!, data: stored.data as EventData[T], replayed: true };
}

async function write<T extends ChatEventType>(db: Db | Tx, who: Who, was: Loaded, chat: Chat, step: Step<T>, intent: Intent | undefined) {
  const writes = (step.writes ?? []).map((cte) => sql`${cte},`);
  const statement = sql<{ seq: number }>`with moved as (
      update chats set ${assignments(step.next)} version = version + 1
      where id = ${was.id} and workspace_id = ${was.workspace_id} and version = ${was.version}
        and ${step.guard ?? sql`true`}
      returning id, workspace_id, version),
    ${sql.join(writes, sql` `)}
    journal as (${journalRow(who, chat, step, intent)}),
    mark as (insert into outbox (seq) select seq from journal)
    select seq from journal`;
  try {
    return (await statement.execute(db)).rows.length === 1;
  } catch (error) {
    // Somebody used this idempotency key in the same instant: the next round finds what they stored. (A transaction is over by then.)
    if (intent && !db.isTransaction && violates(error, 'events_intent')) return false;
    throw error;
  }
}

/** The journal's row of a step, as an insert that selects from `moved`. */
export function journalRow<T extends ChatEventType>(
  who: Who,
  chat: Chat,
  step: Pick<Step<T>, 'type' | 'data'>,
  intent?: Intent,
): RawBuilder<unknown> {
  return sql`insert into events (workspace_id, chat_id, version, type, actor, data, chat, intent, intent_hash)
    select workspace_id, id, version, ${step.type}::text, ${jsonb(toActor(who))}, ${jsonb(step.data)}, ${jsonb(chat)},
      ${intent ? storedKey(who, intent) : null}::text, ${intent?.hash ?? null}::text from moved
    returning seq`;
}

/** Keys belong to who chose them: two agents may use the same one. */
export function storedKey(who: Who, intent: Intent): string {
  return `${who.kind === 'system' ? who.name : who.id}:${intent.key}`;
}

const COLUMNS: readonly (keyof ChatRow)[] = [
  'status',
  'agent_id',
  'department_id',
  'topic',
  'assigned_at',
  'first_reply_at',
  'waiting_since',
  'last_message_at',
  'last_message_author',
  'last_message_text',
  'last_customer_version',
  'unread',
  'opened',
  'closure_id',
  'due_at',
  'ticketed_at',
  'supervisor_asked_at',
  'supervisor_asked_reason',
  'transfer_id',
];

function assignments(next: Partial<ChatState>): RawBuilder<unknown> {
  const sets = COLUMNS.filter((column) => next[column] !== undefined).map((column) => sql`${sql.ref(column)} = ${next[column]},`);
  return sql.join(sets, sql` `);
}

/** What a member needs to act on a refusal without asking again: the winner's closure, the owner's name. Never a customer's to know. [S8] */
function circumstances(state: ChatState): ErrorDetails {
  return { owner: state.agent_name, closure: state.closure, version: state.version };
}
