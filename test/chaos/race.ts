import { setTimeout as pause } from 'node:timers/promises';
import type { Chat } from '@desk/protocol/chat';
import { closeForm } from '../people.ts';
import { KINDS } from './acts.ts';
import type { Act, Kind } from './by-team.ts';
import { type Cast, createCustomer, type Stage } from './cast.ts';
import { OFFER_KINDS } from './offer-acts.ts';
import { seededRandom } from './random.ts';

/** In which state a race begins; `answered` has the inactivity clock running. */
type Opening = 'live' | 'answered' | 'pending' | 'offered' | 'closed' | 'queued';

/** An act with its moment, in milliseconds after the start. */
type Planned = Act & { atMs: number };

/** What a race will be: chosen by the seed alone. What the desk makes of it depends on the instant. */
export type Plan = { seed: number; opening: Opening; acts: Planned[] };

/** An act with its answer. `status` 0: the connection broke. */
export type Told = Planned & { status: number; body: { code?: string } & Record<string, unknown>; error?: string };

/** A race that was run: where, and who was answered what. */
export type Race = { plan: Plan; stage: Stage; told: Told[] };

const OPENINGS: readonly Opening[] = ['live', 'live', 'answered', 'answered', 'pending', 'offered', 'offered', 'closed', 'queued'];
/** All in one instant, within a few milliseconds, or across a sweep and the end of the undo window. */
const SPREADS_MS = [0, 0, 30, 1_300];
const deckOf = (kinds: readonly Kind[]) => kinds.flatMap((kind) => Array.from({ length: kind.weight }, () => kind));
const DECK = deckOf(KINDS);
/** Half of what happens to a chat on offer is about the offer: seldom would two answers meet otherwise. */
const OFFER_DECK = deckOf(OFFER_KINDS);

/** Three to eleven acts, some of them sent again with the key that they had. `take` keeps the keys of a repeated seed apart. */
export function planRace(seed: number, take: number): Plan {
  const random = seededRandom(seed);
  const opening = random.pick(OPENINGS);
  const spreadMs = random.pick(SPREADS_MS);
  const acts: Planned[] = [];
  for (let left = 3 + random.below(9), nth = 0; left > 0; left--, nth++) {
    const kind = random.pick(opening === 'offered' && random.chance(0.5) ? OFFER_DECK : DECK);
    const act: Planned = { ...kind.plan(random, `${seed}-${take}-${nth}`), name: kind.name, atMs: random.below(spreadMs + 1) };
    acts.push(act);
    if (act.key && random.chance(0.2)) acts.push({ ...act, name: `${act.name} (sent again)`, atMs: random.below(spreadMs + 1) });
  }
  return { seed, opening, acts: acts.sort((a, b) => a.atMs - b.atMs) };
}

/** Brings a new customer's chat to where the race begins. */
export async function setStage(cast: Cast, { seed, opening }: Plan): Promise<Stage> {
  const { desk, business, owner, supervisor } = cast;
  const issue = `RACE-${seed}`;
  if (!desk.jira.control.state.find(issue)) desk.jira.control.seedIssue({ key: issue, summary: `Race ${seed}` });
  const { client: customer, id: customerId } = await createCustomer(cast, opening === 'queued' ? cast.unserved : business.departmentId);
  const { chat } = await customer.post<{ chat: Pick<Chat, 'id'> }>('/api/widget/messages', {
    text: 'No signal',
    clientId: 'race-opening-words',
  });
  const path = `/api/chats/${chat.id}`;
  let now = await (opening === 'queued'
    ? supervisor.get<{ chat: Chat }>(path).then((found) => found.chat)
    : supervisor.post<Chat>(`${path}/assign`, { agentId: owner.id }));
  if (opening === 'answered' || opening === 'pending')
    now = (await owner.post<{ chat: Chat }>(`${path}/messages`, { text: 'Try again', clientId: `answer-${chat.id}` })).chat;
  if (opening === 'pending') now = await owner.post<Chat>(`${path}/pending`);
  if (opening === 'offered') now = await owner.post<Chat>(`${path}/transfer`, { to: { kind: 'agent', id: supervisor.id } });
  if (opening === 'closed') now = await owner.post<Chat>(`${path}/close`, closeForm(now, { references: [issue] }));
  return { ...cast, customer, customerId, chatId: chat.id, version: now.version, issue };
}

/** Runs all acts of a race, each at its moment. */
export async function runRace(stage: Stage, plan: Plan): Promise<Race> {
  const told = await Promise.all(
    plan.acts.map(async (act): Promise<Told> => {
      if (act.atMs > 0) await pause(act.atMs);
      try {
        const { status, body } = await act.run(stage);
        return { ...act, status, body: body as Told['body'] };
      } catch (error) {
        return { ...act, status: 0, body: {}, error: String(error) };
      }
    }),
  );
  return { plan, stage, told };
}

/** The acts of a race with their answers, one a line. */
export function describeRace({ plan, stage, told }: Race): string {
  const lines = told.map(({ atMs, name, status, body, error }) => `  +${atMs} ms ${name} → ${error ?? `${status} ${body.code ?? ''}`}`);
  return [`seed ${plan.seed}, ${stage.desk.form}, begins ${plan.opening}, ${stage.chatId}`, ...lines].join('\n');
}
