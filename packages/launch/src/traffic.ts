import { DeskError } from '@desk/protocol/errors';
import { createRandom } from './seed/random.ts';
import { deskCaller } from './traffic/call-desk.ts';
import { pause } from './traffic/pause.ts';
import { PLAYED_AGENTS, playAgent } from './traffic/play-agent.ts';
import { playCustomer } from './traffic/play-customer.ts';
import { readTrafficOptions, TRAFFIC_USAGE, type TrafficOptions } from './traffic/read-options.ts';
import { Tally } from './traffic/tally.ts';

const RETRY_MS = 3_000;

/**
 * `npm run demo:traffic`: made-up customers write to a desk on this machine and some of the demo's agents answer and close, so that a newcomer
 * sees it live; with `--no-agents` nobody does. Stops by itself, and on Ctrl-C. Resolves with what was played.
 */
export async function playTraffic(options: TrafficOptions, stop: AbortSignal, log: (line: string) => void): Promise<Tally> {
  const { url, customers, minutes, rate, agents } = options;
  await mustAnswer(url, stop);
  const signal = AbortSignal.any([stop, AbortSignal.timeout(minutes * 60_000)]);
  const tally = new Tally();
  const random = createRandom(Date.now());
  const context = { base: url, random, tally, signal };
  const talking = new Set<Promise<void>>();
  const working = agents ? PLAYED_AGENTS.map((email) => again(() => playAgent(email, context), context)) : [];

  const started = Date.now();
  const clock = setInterval(() => log(`${minutesSince(started)} min: ${tally.line()}, ${talking.size} customers here`), 60_000);
  try {
    while (!signal.aborted) {
      if (talking.size < customers) {
        const talk = tolerated(playCustomer(context), context).then(() => void talking.delete(talk));
        talking.add(talk);
      }
      await pause((60_000 / rate) * (0.6 + random.next() * 0.8), signal).catch(() => {});
    }
  } finally {
    clearInterval(clock);
    await Promise.all([...talking, ...working]);
  }
  log(`Done after ${minutesSince(started)} min: ${tally.line()}.`);
  return tally;
}

type Playing = { tally: Tally; signal: AbortSignal };

/** A part that fails is counted; that the end came is no failure. */
async function tolerated(part: Promise<void>, { tally, signal }: Playing): Promise<void> {
  await part.catch((error: unknown) => signal.aborted || tally.trouble(error));
}

/** Starts a part again until the end, however often the desk is away. */
async function again(part: () => Promise<void>, playing: Playing): Promise<void> {
  while (!playing.signal.aborted) {
    await tolerated(part(), playing);
    await pause(RETRY_MS, playing.signal).catch(() => {});
  }
}

async function mustAnswer(url: string, signal: AbortSignal): Promise<void> {
  const call = deskCaller(url, {}, signal);
  await call('GET', '/healthz').catch((error: unknown) => {
    throw new DeskError(
      'unavailable',
      `No desk answers at ${url}. Start one with npm start, or say where it is: npm run demo:traffic -- --url http://127.0.0.1:3000`,
      {},
      { cause: error },
    );
  });
}

function minutesSince(started: number): string {
  return ((Date.now() - started) / 60_000).toFixed(1);
}

if (import.meta.main) {
  try {
    const options = readTrafficOptions(process.argv.slice(2), process.env.PORT || undefined);
    if (options === null) console.log(TRAFFIC_USAGE);
    else {
      const stop = new AbortController();
      process.once('SIGINT', () => stop.abort());
      process.once('SIGTERM', () => stop.abort());
      const answered = options.agents ? 'Colleagues answer and close; Noor and Tomás stay yours.' : 'Nobody answers but you (--no-agents).';
      console.log(
        `${options.customers} customers at most write to ${options.url}, ${options.rate} chats a minute for ${options.minutes} min. ${answered} Ctrl-C stops.`,
      );
      await playTraffic(options, stop.signal, console.log);
    }
  } catch (error) {
    if (!(error instanceof DeskError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
