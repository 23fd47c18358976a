import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import postgres from 'postgres';
import { createCast } from './seed/cast.ts';
import { createClientele } from './seed/clientele.ts';
import { playHistory } from './seed/history.ts';
import { createIssues } from './seed/issues.ts';
import { pickMoments } from './seed/moments.ts';
import { WORKSPACE } from './seed/people.ts';
import { playedRows } from './seed/played-rows.ts';
import { PRESENT_COUNT, playPresent } from './seed/present.ts';
import { createRandom } from './seed/random.ts';
import { copyRows } from './seed/row-set.ts';
import { surveyRows } from './seed/survey-rows.ts';

const CLOSED_CHATS = 3_000;
const CUSTOMERS = 1_500;
const STORY_NUMBER = 20_260_511;
/** The number of the newest chat: those of the pictures are around it. */
const LAST_NUMBER = 48_216;

/**
 * COPY sends its data and its end apart; without this each waits for the other side's delayed acknowledgement, 80 ms a table.
 * (An option that the driver's types leave out.)
 */
const PROMPT = { socket: openPromptSocket };

/** `jiraUrl`: where the demo's JIRA listens. `secret`: the desk's. `now`: when the stories end. */
export type SeedOptions = { jiraUrl: string; secret: string; now?: Date };

/**
 * Fills a migrated database with the demo workspace: team, tags, two weeks of closed chats, and chats that are live at this moment. All of it or
 * nothing, and once: a workspace with the demo's widget key is left as it is.
 * @returns how many chats were told; 0 when the workspace was there
 */
export async function seedDemo(databaseUrl: string, options: SeedOptions): Promise<number> {
  const connection = postgres(databaseUrl, { max: 1, onnotice: () => {}, ...PROMPT });
  try {
    return await connection.begin((sql) => tellOnce(sql, options));
  } finally {
    await connection.end();
  }
}

async function tellOnce(sql: postgres.TransactionSql, { jiraUrl, secret, now = new Date() }: SeedOptions): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended('demo seed', 0))`;
  const there = await sql`select 1 from workspaces where widget_key = ${WORKSPACE.widgetKey}`;
  if (there.length > 0) return 0;

  const random = createRandom(STORY_NUMBER);
  const cast = await createCast(now);
  const issues = createIssues(cast.workspaceId, jiraUrl, secret, now);
  const clientele = createClientele(cast.workspaceId, CUSTOMERS, random, now);
  const context = { cast, issues, clientele, random, now };
  const firstPresent = LAST_NUMBER - PRESENT_COUNT + 1;
  const history = playHistory(pickMoments(CLOSED_CHATS, now, random), firstPresent - CLOSED_CHATS, context);
  const chats = [...history, ...playPresent(firstPresent, context)];

  const surveys = surveyRows(cast.workspaceId, chats, random, now);
  const sets = [...cast.rows, ...issues.rows, ...clientele.rows(), ...playedRows(cast.workspaceId, chats, issues), surveys];
  for (const set of sets) await copyRows(sql, set);
  await sql`select setval('chat_numbers', ${LAST_NUMBER})`;
  return chats.length;
}

async function openPromptSocket({ host, port }: { host: string[]; port: number[] }): Promise<Socket> {
  const socket = connect({ host: host[0]!, port: port[0]!, noDelay: true });
  await once(socket, 'connect');
  return socket;
}
