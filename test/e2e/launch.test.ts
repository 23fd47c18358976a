import { once } from 'node:events';
import { chmodSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { isAlive } from '@desk/launch/process';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { until } from '../until.ts';
import { freshDataDir, isPostgresOf, type Launched, launch, launchAsNpm, stopLaunched } from './launched-desk.ts';

let dataDir: string;

const postgresPid = () => Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
const deskPid = () => Number(readFileSync(join(dataDir, 'desk.lock'), 'utf8').split(' ')[0]);

async function signIn(url: string): Promise<string> {
  const answer = await fetch(`${url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ email: 'ines@demo.test', password: 'demo-desk-2026' }),
  });
  expect(answer.status).toBe(200);
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

const numbersOf = async (url: string, cookie: string) => {
  const answer = await fetch(`${url}/api/closures?limit=200`, { headers: { cookie } });
  const { items } = (await answer.json()) as { items: { number: number }[] };
  return items.map(({ number }) => number);
};

/** One data directory through all that can happen to it; each test goes on where the one before left off. */
describe('what a start finds', () => {
  const kept = freshDataDir();
  let told: number[];
  let running: Launched;
  beforeAll(() => {
    dataDir = kept;
  });
  afterAll(() => rmSync(kept, { recursive: true, force: true }));
  const start = async () => {
    running = launch(kept, { DESK_SEED: 'demo' });
    return running.ready;
  };

  test('the demo is told, and a second start beside it is refused in one sentence', async () => {
    const url = await start();
    told = await numbersOf(url, await signIn(url));
    expect(told).toHaveLength(200);
    const second = launch(kept);
    expect(await second.ended).toBe(1);
    expect(second.output().trim()).toMatch(/^This desk is running already \(process \d+\): .*DESK_DATA\.$/);
  });

  test('Ctrl-C stops everything, and the next start finds it as it was', async () => {
    const postgres = postgresPid();
    expect(await stopLaunched(running)).toBe(0);
    expect(isAlive(postgres)).toBe(false);
    const url = await start();
    expect(await numbersOf(url, await signIn(url))).toEqual(told);
  });

  test('a killed launcher takes its desk down, and a new start goes on', async () => {
    const desk = deskPid();
    running.process.kill('SIGKILL');
    await start();
    expect(isAlive(desk)).toBe(false);
  });

  test('a desk that was killed leaves its database behind, and a new start adopts it', async () => {
    const postgres = postgresPid();
    process.kill(deskPid(), 'SIGKILL');
    await running.ended;
    expect(isPostgresOf(postgres, kept)).toBe(true);
    await start();
    expect(postgresPid()).toBe(postgres);
  });

  test('a database that was killed too, with its number gone to another program, starts anew', async () => {
    const postgres = postgresPid();
    process.kill(deskPid(), 'SIGKILL');
    process.kill(postgres, 'SIGKILL');
    await running.ended;
    await until(() => !isAlive(postgres));
    const pidFile = join(kept, 'postgres', 'postmaster.pid');
    writeFileSync(pidFile, readFileSync(pidFile, 'utf8').replace(String(postgres), String(process.pid)));
    const url = await start();
    expect(await numbersOf(url, await signIn(url))).toEqual(told);
    expect(await stopLaunched(running)).toBe(0);
  });
});

describe('a start of its own', () => {
  beforeEach(() => {
    dataDir = freshDataDir();
  });
  afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

  test('npm that is told to end takes the desk along, although it tells only its shell', async () => {
    const launched = launchAsNpm(dataDir);
    await launched.ready;
    const [desk, postgres] = [deskPid(), postgresPid()];
    launched.process.kill('SIGTERM');
    await until(() => !isAlive(desk) && !isAlive(postgres), 30_000);
  });

  test('a taken port is refused in one sentence, before anything is started', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as { port: number };
    const refused = launch(dataDir, { PORT: String(port) });
    expect(await refused.ended).toBe(1);
    expect(refused.output().trim()).toMatch(new RegExp(`^Port ${port} is taken: .*PORT=${port + 1} npm start\\.$`));
    taken.close();
  });

  test('a data directory that cannot be written is refused in one sentence', async () => {
    const file = join(dataDir, 'a-file');
    writeFileSync(file, '');
    chmodSync(file, 0o400);
    const refused = launch(join(file, 'desk'));
    expect(await refused.ended).toBe(1);
    expect(refused.output().trim()).toMatch(/^The data directory .* cannot be written \(\w+\): choose another one with DESK_DATA\.$/);
  });

  test('a Node that is too old is refused in one sentence', async () => {
    const pretend = `data:text/javascript,Object.defineProperty(process.versions,'node',{value:'18.20.4'})`;
    const refused = launch(dataDir, {}, ['--import', pretend]);
    expect(await refused.ended).toBe(1);
    expect(refused.output().trim()).toBe('Chat Desk needs Node 20 or newer; this is Node 18.20.4.');
  });

  test('settings that do not fit are all named at once', async () => {
    const refused = launch(dataDir, { PORT: 'http', DESK_SECRET: 'short' });
    expect(await refused.ended).toBe(1);
    const [, ...faults] = refused.output().trim().split('\n');
    expect(faults.map((fault) => fault.split(':')[0])).toEqual(['- PORT is not right', '- DESK_SECRET is not right']);
  });
});
