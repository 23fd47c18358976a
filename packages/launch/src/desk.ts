import { join, resolve } from 'node:path';
import { connect } from '@desk/core/db/connect';
import { migrate } from '@desk/core/db/migrate';
import { DeskError } from '@desk/protocol/errors';
import { openBackends } from '@desk/runtime/backends';
import { createStop, onSignal } from '@desk/runtime/stop';
import { startServer } from '@desk/server/main';
import { startWorker } from '@desk/worker/main';
import { type DeskConfig, deskConfig } from './config.ts';
import { keptSecret, openDataFolder } from './data-folder.ts';
import { reconnectDemoJira, startDemoJira } from './demo-jira.ts';
import { isPortFree } from './free-port.ts';
import { takeLock } from './lock.ts';
import { startPostgres } from './postgres.ts';
import { note, step } from './progress.ts';
import { seedDemo } from './seed.ts';
import { buildWeb, isWebBuilt } from './web-build.ts';
import { printWelcome } from './welcome.ts';

// The whole desk in one process: `npm start`. Everything that is started here is stopped in reverse order.

const root = resolve(import.meta.dirname, '..', '..', '..');
const stop = createStop({ timeoutMs: 30_000 });
onSignal(stop);
// The launcher is gone, however it went: nobody would pass on a Ctrl-C any more.
process.on('disconnect', () => void stop.stop().then(() => process.exit(1)));

try {
  await startDesk(deskConfig(root));
} catch (error) {
  await stop.stop();
  console.error(error instanceof DeskError ? `\n${error.message}` : error);
  process.exit(1);
}

async function startDesk(config: DeskConfig): Promise<void> {
  const { port, host } = config;
  openDataFolder(config.dataDir);
  const lock = await takeLock(join(config.dataDir, 'desk.lock'), note);
  stop.defer('lock', lock.release);
  if (!(await isPortFree(port, host)))
    throw new DeskError(
      'unavailable',
      `Port ${port} is taken: stop what uses it, or choose another one, as in PORT=${port + 1} npm start.`,
    );

  if (!isWebBuilt(root)) await step('web app built', () => buildWeb(root));
  const databaseUrl = config.databaseUrl ?? (await step('PostgreSQL runs', () => ownDatabase(config.dataDir)));
  const { db, pool } = connect(databaseUrl, { max: 2, name: 'desk-launch' });
  stop.defer('launch database', () => pool.end({ timeout: 5 }));
  await step('database is up to date', () => migrate(db));

  const secret = config.secret ?? keptSecret(config.dataDir);
  const jira = config.seed === 'demo' ? await step('JIRA double runs', () => startDemoJira(port === 0 ? 0 : port + 1)) : null;
  if (jira) {
    stop.defer('JIRA double', jira.close);
    await step('demo workspace is there', () => seedDemo(databaseUrl, { jiraUrl: jira.url, secret }));
  }

  const shared = {
    databaseUrl,
    ...(config.redisUrl ? { redisUrl: config.redisUrl } : {}),
    secret,
    allowJiraLoopback: config.allowJiraLoopback || jira !== null,
    proxies: config.proxies,
    logLevel: config.logLevel,
    logPretty: true,
  };
  const backends = await openBackends(config.redisUrl ? { redisUrl: config.redisUrl } : {});
  stop.defer('backends', backends.close);
  const server = await step('server listens', () =>
    startServer(
      {
        ...shared,
        port,
        host,
        webRoot: join(root, 'web', 'dist'),
        trustProxy: false,
        ...(config.publicUrl ? { publicUrl: config.publicUrl } : {}),
      },
      backends,
    ),
  );
  stop.defer('server', server.stop);
  if (jira) await reconnectDemoJira(db, jira, server.url, secret);
  const worker = await step('worker runs', () => startWorker({ ...shared, publicUrl: server.url, jiraRetryBaseMs: 2_000 }, backends));
  stop.defer('worker', worker.stop);
  stop.defer('goodbye', () => {
    lock.stopping();
    console.log('\n  Stopping: chats, jobs and the database come to an end in order.');
  });
  const someone = await db.selectFrom('memberships').select('user_id').limit(1).executeTakeFirst();
  printWelcome({ url: server.url, jiraUrl: jira?.url, isEmpty: !someone });
}

async function ownDatabase(dataDir: string): Promise<string> {
  const database = await startPostgres({ dataDir, log: note });
  stop.defer('PostgreSQL', database.stop);
  return database.url;
}
