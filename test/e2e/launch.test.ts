import { once } from 'node:events';
import { chmodSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { isAlive } from '@desk/launch/process';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { until } from '../until.ts';
import { freshDataDir, isPostgresOf, launch, launchAsNpm, stopLaunched } from './launched-desk.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = freshDataDir();
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

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

test('the demo is told once: Ctrl-C stops everything, and a second start finds it as it was', async () => {
  const first = launch(dataDir, { DESK_SEED: 'demo' });
  const url = await first.ready;
  const before = await numbersOf(url, await signIn(url));
  expect(before).toHaveLength(200);
  const postgres = postgresPid();
  expect(await stopLaunched(first)).toBe(0);
  expect(isAlive(postgres)).toBe(false);

  const second = launch(dataDir, { DESK_SEED: 'demo' });
  const again = await second.ready;
  expect(await numbersOf(again, await signIn(again))).toEqual(before);
  expect(await stopLaunched(second)).toBe(0);
});

test('a killed launcher takes its desk down, and a new start goes on', async () => {
  const first = launch(dataDir);
  await first.ready;
  const desk = deskPid();
  first.process.kill('SIGKILL');
  const second = launch(dataDir);
  await second.ready;
  expect(isAlive(desk)).toBe(false);
  expect(await stopLaunched(second)).toBe(0);
});

test('a desk that was killed leaves its database behind, and a new start adopts it', async () => {
  const first = launch(dataDir);
  await first.ready;
  const postgres = postgresPid();
  process.kill(deskPid(), 'SIGKILL');
  await first.ended;
  expect(isPostgresOf(postgres, dataDir)).toBe(true);
  const second = launch(dataDir);
  await second.ready;
  expect(postgresPid()).toBe(postgres);
  expect(await stopLaunched(second)).toBe(0);
  expect(isAlive(postgres)).toBe(false);
});

test('a database that was killed too, with its number gone to another program, starts anew', async () => {
  const first = launch(dataDir);
  await first.ready;
  const postgres = postgresPid();
  process.kill(deskPid(), 'SIGKILL');
  process.kill(postgres, 'SIGKILL');
  await first.ended;
  await until(() => !isAlive(postgres));
  const pidFile = join(dataDir, 'postgres', 'postmaster.pid');
  writeFileSync(pidFile, readFileSync(pidFile, 'utf8').replace(String(postgres), String(process.pid)));
  const second = launch(dataDir);
  await second.ready;
  expect(await stopLaunched(second)).toBe(0);
});

test('npm that is told to end takes the desk along, although it tells only its shell', async () => {
  const launched = launchAsNpm(dataDir);
  await launched.ready;
  const [desk, postgres] = [deskPid(), postgresPid()];
  launched.process.kill('SIGTERM');
  await until(() => !isAlive(desk) && !isAlive(postgres), 30_000);
});

test('a second start beside a running desk is refused in one sentence', async () => {
  const first = launch(dataDir);
  await first.ready;
  const second = launch(dataDir);
  expect(await second.ended).toBe(1);
  expect(second.output().trim()).toMatch(/^This desk is running already \(process \d+\): .*DESK_DATA\.$/);
  expect(await stopLaunched(first)).toBe(0);
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
