import { isDeepStrictEqual } from 'node:util';
import type { BulkResult } from '@desk/protocol/closure';
import { sql } from 'kysely';
import type { Promised } from './by-team.ts';
import type { Race, Told } from './race.ts';

/** What stops an offer, or an answer to one. */
const OFFERS = ['already-offered', 'offer-over', 'not-available', 'nobody-available', 'at-limit'];
/** How a race may refuse. `conflict` is not among them: it would mean that the door to a chat gave up. */
const REFUSALS = [
  'already-closed',
  'customer-wrote',
  'not-yours',
  'not-allowed',
  'not-open',
  'undo-over',
  'undo-refused',
  'invalid',
  ...OFFERS,
];

/** The event by which each promise is kept. */
const EVENTS: Record<Exclude<Promised, 'words' | 'bulk'>, string> = {
  close: 'chat.closed',
  undo: 'chat.close-undone',
  amend: 'chat.amended',
  note: 'note.added',
  offer: 'chat.transfer-offered',
  accept: 'chat.transfer-accepted',
};

type Kept = { intent: string; type: string; chat: unknown };
type Words = { key: string; text: string; chat_id: string };

/** Holds the journal and the transcript against what each answer of a race said: a sentence for each that does not fit. */
export async function untrueAnswers({ stage, told }: Race): Promise<string[]> {
  const { db } = stage.desk;
  const { rows: events } = await sql<Kept>`select intent, type, chat from events where workspace_id = ${stage.business.workspaceId}
    and ${stage.customerId} in (chat->'customer'->>'id', data->'note'->>'customerId') and intent is not null`.execute(db);
  const { rows: words } = await sql<Words>`select m.client_id as key, m.text, m.chat_id from messages m join chats c on c.id = m.chat_id
    where c.customer_id = ${stage.customerId}`.execute(db);
  return [
    ...told.flatMap(oddAnswer),
    ...told.flatMap((one) =>
      one.promised === undefined ? [] : one.promised === 'words' ? storedOnce(one, told, words) : kept(one, told, events),
    ),
    ...told.flatMap((one) =>
      told.flatMap((other) => (isOk(one) && isOk(other) && one.key && one.key === other.key ? unlike(one, other) : [])),
    ),
  ];
}

const isOk = ({ status }: Told) => status >= 200 && status < 300;

function oddAnswer({ name, status, body, error }: Told): string[] {
  if (status === 0 || status >= 500) return [`${name}: ${error ?? `status ${status}`}`];
  if (status < 300) return [];
  // A customer's words are never refused; of two who change one tag or accept one ticket the second is.
  const isLate = body.code === 'conflict' && (name.includes('tag') || name.includes('ticket'));
  const isRight = name.startsWith('customer') ? name === 'customer ends' : REFUSALS.includes(body.code ?? '') || isLate;
  return isRight ? [] : [`${name}: refused with ${status} ${body.code}`];
}

/** Words that were answered are stored once, in the chat that the answer names; refused ones are not stored at all. */
function storedOnce(one: Told, told: Told[], words: Words[]): string[] {
  const stored = words.filter(({ key }) => key === one.key);
  if (!isOk(one))
    return stored.length > 0 && !told.some((other) => other.key === one.key && isOk(other)) ? [`${one.name}: refused, but stored`] : [];
  const { id } = one.body.chat as { id: string };
  return stored.length === 1 && stored[0]!.text === one.text && stored[0]!.chat_id === id
    ? []
    : [`${one.name}: stored ${JSON.stringify(stored)}`];
}

/** An accepted request is one event that carries its key and its answer; a refused one is none. */
function kept(one: Told, told: Told[], events: Kept[]): string[] {
  const of = (key: string | undefined, type: string) => events.filter((event) => event.intent.endsWith(`:${key}`) && event.type === type);
  if (one.promised === 'bulk') {
    const results = isOk(one) ? (one.body.results as BulkResult[]) : [];
    return results.flatMap(({ chatId, outcome, code }) => {
      const found = of(`${one.key} ${chatId}`, EVENTS.close).length;
      const wasDone =
        outcome === 'done' || told.some((other) => other.key === one.key && isOk(other) && JSON.stringify(other.body).includes('"done"'));
      return found === (wasDone ? 1 : 0) ? [] : [`${one.name}: ${outcome} ${code ?? ''}, and ${found} events`];
    });
  }
  const found = of(one.key, EVENTS[one.promised as keyof typeof EVENTS]);
  if (!isOk(one))
    return found.length > 0 && !told.some((other) => other.key === one.key && isOk(other)) ? [`${one.name}: refused, but done`] : [];
  if (found.length !== 1) return [`${one.name}: accepted, and ${found.length} events`];
  return one.promised === 'note' || isDeepStrictEqual(found[0]!.chat, one.body)
    ? []
    : [`${one.name}: the answer is not what the journal holds`];
}

/** The same key is the same answer. A keyword that is sent again is the same message, and shows what its chat has become since. */
function unlike(one: Told, other: Told): string[] {
  if (one.promised === 'bulk') return [];
  const [said, again] = one.text?.startsWith('//') ? [one.body.message, other.body.message] : [one.body, other.body];
  return isDeepStrictEqual(said, again) ? [] : [`${one.name}: two answers to one key`];
}
