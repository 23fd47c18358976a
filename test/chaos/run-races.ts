import type { DeskEvent } from '@desk/protocol/events';
import { sql } from 'kysely';
import type { Desk } from '../desk.ts';
import { listen } from '../listener.ts';
import { until } from '../until.ts';
import { untrueAnswers } from './answers.ts';
import { createCast } from './cast.ts';
import { brokenInvariants, leftToDo } from './invariants.ts';
import { describeRace, planRace, type Race, runRace, setStage } from './race.ts';

/** A job that a busy machine lost is due again after a minute, one that failed after two. */
const SETTLE_MS = 150_000;
const HEARD_MS = 5_000;

/**
 * Runs the races of these seeds beside one another, each about a chat of its own in one business, lets the worker end what it has to do, and
 * looks.
 * @returns for each race that broke something: what, its seed and its acts with their answers
 */
export async function runRaces(desk: Desk, seeds: readonly number[]): Promise<string[]> {
  const cast = await createCast(desk);
  const { workspaceId } = cast.business;
  const wall = await listen(cast.supervisor, ['chats', 'closures']);
  const plans = seeds.map((seed, take) => planRace(seed, take));
  const stages = await Promise.all(plans.map((plan) => setStage(cast, plan)));
  const races = await Promise.all(plans.map((plan, i) => runRace(stages[i]!, plan)));
  const unsettled = await until(async () => Object.keys(await leftToDo(desk, workspaceId)).length === 0, SETTLE_MS).then(
    () => [],
    async () => [{ chatId: null, says: `not done within ${SETTLE_MS} ms: ${JSON.stringify(await leftToDo(desk, workspaceId))}` }],
  );
  const broken = [...unsettled, ...(await brokenInvariants(desk, workspaceId)), ...(await unheard(desk, workspaceId, () => wall.events))];
  wall.close();
  const reports = await Promise.all(races.map((race) => reportOf(race, broken)));
  const ofNobody = broken.filter(({ chatId }) => chatId === null).map(({ says }) => `seeds ${seeds.join(', ')} together: ${says}`);
  return [...reports.flat(), ...ofNobody];
}

async function reportOf(race: Race, broken: { chatId: string | null; says: string }[]): Promise<string[]> {
  const { desk, customerId, issue } = race.stage;
  const chats = await desk.db.selectFrom('chats').select('id').where('customer_id', '=', customerId).execute();
  const faults = [
    ...broken.filter(({ chatId }) => chats.some(({ id }) => id === chatId)).map(({ chatId, says }) => `${chatId} ${says}`),
    ...(await untrueAnswers(race)),
    ...(await wrongLinks(desk, issue, customerId)),
  ];
  return faults.length === 0 ? [] : [[...faults, describeRace(race)].join('\n')];
}

/** JIRA has a link for each chat whose standing closure names the issue, and no other. [J2] [K8] */
async function wrongLinks(desk: Desk, issue: string, customerId: string): Promise<string[]> {
  const { rows } = await sql<{ chat_id: string }>`select distinct r.chat_id from chat_references r join closures cl on cl.id = r.closure_id
    join chats c on c.id = r.chat_id where c.customer_id = ${customerId} and r.kind = 'jira' and cl.undone_at is null`.execute(desk.db);
  const { rows: all } = await sql<{ id: string }>`select id from chats where customer_id = ${customerId}`.execute(desk.db);
  const linked = desk.jira.control.remoteLinks(issue).map(({ globalId }) => globalId?.split('chat=')[1] ?? '');
  const mine = linked.filter((chatId) => all.some(({ id }) => id === chatId)).sort();
  const right = rows.map((row) => row.chat_id).sort();
  return mine.join() === right.join() ? [] : [`JIRA links ${mine.join()} instead of ${right.join()}`];
}

/** Whatever the journal holds of chats reaches a supervisor's screen, within the moment that a frame takes. [E3] */
async function unheard(
  desk: Desk,
  workspaceId: string,
  heard: () => readonly DeskEvent[],
): Promise<{ chatId: string | null; says: string }[]> {
  const { rows } = await sql<{ seq: number; chat_id: string }>`select seq, chat_id from events
    where workspace_id = ${workspaceId} and chat_id is not null`.execute(desk.db);
  const missing = () => {
    const seqs = new Set(heard().map(({ seq }) => seq));
    return rows.filter(({ seq }) => !seqs.has(seq));
  };
  await until(() => missing().length === 0, HEARD_MS).catch(() => {});
  return missing().map(({ seq, chat_id }) => ({ chatId: chat_id, says: `event ${seq} was never heard` }));
}
