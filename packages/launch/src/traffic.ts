import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { DEMO_PASSWORD, SIGN_INS, TEAM } from './seed/people.ts';
import { createRandom } from './seed/random.ts';
import { playColleague } from './traffic/colleague.ts';
import { playCustomer } from './traffic/customer.ts';
import { signIn } from './traffic/http.ts';
import { createTold } from './traffic/told.ts';

// `npm run demo:traffic`: customers write in and the simulated colleagues answer and close, so that a newcomer sees the desk live.
// The four people of the start page are left to whoever signs in as them.

const MOST = { perMinute: 120, minutes: 120 };

const { values } = parseArgs({
  options: {
    url: { type: 'string', default: `http://127.0.0.1:${process.env.PORT ?? '3000'}` },
    'per-minute': { type: 'string', default: '12' },
    minutes: { type: 'string', default: '5' },
  },
});
const url = values.url.replace(/\/+$/, '');
const perMinute = Math.min(MOST.perMinute, Math.max(1, Number(values['per-minute']) || 12));
const minutes = Math.min(MOST.minutes, Math.max(0.1, Number(values.minutes) || 5));

const end = new AbortController();
const signal = AbortSignal.any([end.signal, AbortSignal.timeout(minutes * 60_000)]);
process.on('SIGINT', () => end.abort());
process.on('SIGTERM', () => end.abort());

const random = createRandom(Date.now());
const told = createTold(random);
const say = (line: string) => console.log(`  ${line}`);
const colleagues = TEAM.filter(({ email }) => !(SIGN_INS as readonly string[]).includes(email));

console.log(`Simulated customers for ${url}: ${perMinute} a minute, for ${minutes} minutes. Ctrl-C ends it.`);
try {
  await Promise.all([...colleagues.map(startColleague), startCustomers()]);
} catch (error) {
  if (!signal.aborted) {
    console.error(error instanceof Error && error.cause ? `No desk answers at ${url}: start it with npm start.` : error);
    process.exitCode = 1;
  }
  end.abort();
}

async function startColleague({ name, email }: (typeof colleagues)[number]): Promise<void> {
  const cookie = await signIn(url, email, DEMO_PASSWORD, signal);
  await playColleague({ url, cookie, name, random, told, signal, say });
}

async function startCustomers(): Promise<void> {
  const talking = new Set<Promise<void>>();
  for (;;) {
    const talk: Promise<void> = playCustomer({ url, random, told, signal, say })
      .catch((error) => {
        if (!signal.aborted) say(`a customer gave up: ${(error as Error).message}`);
      })
      .finally(() => talking.delete(talk));
    talking.add(talk);
    await delay((60_000 / perMinute) * (0.5 + random.next()), undefined, { signal });
  }
}
