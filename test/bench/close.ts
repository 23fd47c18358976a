import type { BareClosers, Sample } from './bare-closers.ts';
import { type Business, createBusiness, createLiveChats, type LiveChat } from './business.ts';
import type { Closers, Rate } from './closers.ts';
import { type DeskServer, startServer, startWorker } from './desk-processes.ts';
import { against, type Figure, median, percentile } from './figures.ts';
import { startPeer } from './peer.ts';
import { familyCpuSeconds } from './process-cpu.ts';
import type { Services } from './services.ts';

const ROUNDS = 4;
const CALLERS = 16;
const CHATS = 6_000;
const SECONDS = 3;
/** A server is fast once its code is compiled for what it does; so is the baseline, which has less of it. */
const WARM_UP_SECONDS = 15;

/** CPU in ms per close, by who spent it. */
type Cost = { client: number; server: number; postgres: number };
type Round = Rate & { cost: Cost };
type Kind = 'bare' | 'alone' | 'withWorker';

/**
 * Closes accepted over HTTP against the bare one-statement close on the same Postgres: with the server alone, and with a worker that
 * relays, counts and assigns meanwhile. Rounds alternate.
 */
export async function benchClose(services: Services, undo: AsyncDisposableStack, tell: (line: string) => void): Promise<Figure[]> {
  const business = await createBusiness(services.db, { agents: CALLERS, supervisors: 0 });
  const server = await startServer(services);
  undo.defer(server.stop);
  const closers = undo.adopt(startPeer<Closers>('closers.ts'), (peer) => peer.stop());
  const bare = undo.adopt(startPeer<BareClosers>('bare-closers.ts'), (peer) => peer.stop());
  const stock = createStock(services, business);
  const pace = { callers: CALLERS, tagId: business.tagId };
  const cookies = business.agents.map(({ cookie }) => cookie);
  const agents = business.agents.map(({ id }) => id);

  const overHttp = (seconds: number) =>
    stock.use((chats) => costed(services, server, closers.ask('atOnce', { ...pace, url: server.url, cookies, chats, seconds })));
  const overDriver = (seconds: number, sample: Sample) =>
    stock.use((chats) =>
      costed(services, server, bare.ask('atOnce', { ...pace, databaseUrl: services.databaseUrl, chats, agents, sample, seconds })),
    );

  const worker = await startWorker(services, server.url);
  undo.defer(worker.stop);
  await overHttp(WARM_UP_SECONDS);
  const sample = await sampleEvent(services);
  await overDriver(SECONDS, sample);
  const rounds: Record<Kind, Round>[] = [];
  await worker.pause();
  for (let i = 1; i <= ROUNDS; i++) {
    const baseline = await overDriver(SECONDS, sample);
    const alone = await overHttp(SECONDS);
    await forget(services);
    await worker.resume();
    await overHttp(1);
    const withWorker = await overHttp(SECONDS);
    await worker.pause();
    rounds.push({ bare: baseline, alone, withWorker });
    tell(`close ${i}/${ROUNDS}: bare ${line(baseline)}; over HTTP ${line(alone)}; with the worker ${line(withWorker)}`);
  }
  return toFigures(rounds);
}

/** Live chats in store, filled up before each round; then a checkpoint and an analysis, so that none is due in the middle of it. */
function createStock(services: Services, business: Business) {
  let chats: LiveChat[] = [];
  return {
    async use(work: (chats: LiveChat[]) => Promise<Round>): Promise<Round> {
      chats.push(...(await createLiveChats(services.db, business, CHATS - chats.length)));
      await services.sql`checkpoint`;
      const round = await work(chats);
      chats = chats.slice(round.tookMs.length);
      return round;
    },
  };
}

async function costed({ postgresPid }: Services, server: DeskServer, work: Promise<Rate>): Promise<Round> {
  const before = { server: await server.cpuSeconds(), postgres: familyCpuSeconds(postgresPid) };
  const rate = await work;
  const perClose = (seconds: number) => (seconds * 1000) / rate.tookMs.length;
  const cost = {
    client: rate.cpuMs / rate.tookMs.length,
    server: perClose((await server.cpuSeconds()) - before.server),
    postgres: perClose(familyCpuSeconds(postgresPid) - before.postgres),
  };
  return { ...rate, cost };
}

/** What was closed while the worker stood still is not its work to catch up on. */
async function forget({ sql }: Services): Promise<void> {
  await sql`delete from outbox`;
  await sql`update closures set is_dirty = false where is_dirty`;
}

async function sampleEvent({ sql }: Services): Promise<Sample> {
  const [row] = await sql<Sample[]>`select actor, data, chat from events where type = 'chat.closed' limit 1`;
  return row!;
}

function toFigures(rounds: Record<Kind, Round>[]): Figure[] {
  const rates = (of: Kind) => rounds.map((round) => round[of].perSecond);
  const baseline = { name: 'one statement', rounds: rates('bare') };
  const took = (name: string, of: Kind, share: number): Figure => {
    const each = rounds.map((round) => percentile(round[of].tookMs, share));
    return { name, unit: 'ms', rounds: each, value: median(each) };
  };
  const spent = (of: Kind, name: string, ...who: (keyof Cost)[]): Figure => {
    const each = rounds.map((round) => who.reduce((sum, one) => sum + round[of].cost[one], 0));
    return { name: `CPU per close, ${name}`, unit: 'ms', rounds: each, value: median(each) };
  };
  const all = ['client', 'server', 'postgres'] as const;
  const perCpuSecond = (of: Kind) => spent(of, '', ...all).rounds.map((ms) => 1000 / ms);
  return [
    {
      ...against('closes over HTTP, worker running', 'closes/s', rates('withWorker'), baseline),
      target: { of: 'ratio', at: '>=', than: 0.6 },
    },
    { ...against('closes over HTTP, server alone', 'closes/s', rates('alone'), baseline), target: { of: 'ratio', at: '>=', than: 0.6 } },
    took('answer p50, worker running', 'withWorker', 0.5),
    { ...took('answer p99, worker running', 'withWorker', 0.99), target: { of: 'value', at: '<=', than: 50 } },
    took('answer p50, server alone', 'alone', 0.5),
    { ...took('answer p99, server alone', 'alone', 0.99), target: { of: 'value', at: '<=', than: 50 } },
    took('bare statement p50', 'bare', 0.5),
    took('bare statement p99', 'bare', 0.99),
    against('closes per CPU second of client, server and Postgres', '', perCpuSecond('alone'), {
      name: 'one statement',
      rounds: perCpuSecond('bare'),
    }),
    ...all.map((who) => spent('alone', `over HTTP: ${who}`, who)),
    spent('bare', 'one statement: client', 'client'),
    spent('bare', 'one statement: postgres', 'postgres'),
  ];
}

function line({ perSecond, cost }: Round): string {
  const [client, server, postgres] = [cost.client, cost.server, cost.postgres].map((ms) => ms.toFixed(2));
  return `${Math.round(perSecond)}/s (CPU ms: client ${client}, server ${server}, Postgres ${postgres})`;
}
