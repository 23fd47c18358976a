import { connect } from '@desk/core/db/connect';
import { type Backends, openBackends } from '@desk/runtime/backends';
import { createLog } from '@desk/runtime/log';
import { createStop, onSignal } from '@desk/runtime/stop';
import { serve } from '@hono/node-server';
import { WebSocketServer } from 'ws';
import { createApp } from './app.ts';
import { createSessions } from './auth/sessions.ts';
import { createSignInLibrary } from './auth/sign-in-library.ts';
import { type ServerConfig, serverConfig } from './config.ts';
import { createMetrics } from './http/metrics.ts';
import { createChatFacts } from './socket/chat-facts.ts';
import { createHub } from './socket/hub.ts';
import { createPresenceBoard } from './socket/presence-board.ts';
import { createSocketRegistry } from './socket/registry.ts';
import { createSeen } from './socket/seen.ts';

const MAX_FRAME_BYTES = 64 * 1024;
/** Closes that wait for the disk at the same time share one wait, and must not keep reads from a connection. */
const CONNECTIONS = 16;
/** Longer than the minute after which proxies let go of an idle connection: the side that closes first must not be ours, or a request under way is lost. */
const KEEP_ALIVE_MS = 75_000;

export type RunningServer = { url: string; port: number; stop(): Promise<void> };

/**
 * Builds a server and listens. `backends` are given by whoever runs server and worker in one process: both must share them.
 * @throws Error when the port is taken (EADDRINUSE) or Redis does not answer
 */
export async function startServer(config: ServerConfig, backends?: Backends): Promise<RunningServer> {
  const log = createLog({ level: config.logLevel, pretty: config.logPretty, name: 'server' });
  const stop = createStop({ log });
  try {
    const { db, pool } = connect(config.databaseUrl, { name: 'desk-server', max: config.connections ?? CONNECTIONS });
    stop.defer('database', () => pool.end({ timeout: 5 }));
    const { bus, presence, limiter } = backends ?? (await openOwn(config, stop.defer, log));
    const metrics = createMetrics();
    const library = createSignInLibrary(db, config.secret, config.publicUrl?.startsWith('https:') ?? false, log);
    const sessions = await createSessions(db, pool, library, log);
    stop.defer('sessions', sessions.close);
    const facts = createChatFacts(db);
    const hub = await createHub(bus, facts, metrics, log);
    stop.defer('hub', hub.close);
    const board = await createPresenceBoard(bus, presence, hub, log);
    stop.defer('presence', board.close);
    const seen = createSeen(db, bus, log);
    const registry = createSocketRegistry(metrics, seen);
    sessions.onNotice(registry.onNotice);
    sessions.onGap(registry.recheckAll);
    const app = createApp({ config, db, bus, presence, limiter, library, sessions, metrics, log }, { hub, facts, registry, seen });
    const { port, close } = await listen(app.fetch, config);
    stop.defer('http', close);
    stop.defer('sockets', registry.closeAll);
    const url = config.publicUrl ?? `http://${config.host === '0.0.0.0' ? '127.0.0.1' : config.host}:${port}`;
    log.info({ url }, 'the server listens');
    return { url, port, stop: async () => void (await stop.stop()) };
  } catch (error) {
    await stop.stop();
    throw error;
  }
}

async function openOwn(
  config: ServerConfig,
  defer: (name: string, undo: () => unknown) => void,
  log: ReturnType<typeof createLog>,
): Promise<Backends> {
  const own = await openBackends({
    ...(config.redisUrl ? { redisUrl: config.redisUrl } : {}),
    ...(config.redisPrefix ? { prefix: config.redisPrefix } : {}),
    log,
  });
  defer('backends', own.close);
  return own;
}

function listen(fetch: Parameters<typeof serve>[0]['fetch'], config: ServerConfig): Promise<{ port: number; close(): Promise<void> }> {
  return new Promise((resolve, reject) => {
    const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false, maxPayload: MAX_FRAME_BYTES });
    const serverOptions = { keepAliveTimeout: KEEP_ALIVE_MS };
    const server = serve({ fetch, port: config.port, hostname: config.host, websocket: { server: sockets }, serverOptions }, ({ port }) =>
      resolve({ port, close }),
    );
    server.once('error', reject);
    const close = () =>
      new Promise<void>((closed) => {
        server.close(() => closed());
        if ('closeIdleConnections' in server) server.closeIdleConnections();
        setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), 2_000).unref();
      });
  });
}

if (import.meta.main) {
  const stop = createStop();
  const server = await startServer(serverConfig());
  stop.defer('server', server.stop);
  onSignal(stop);
}
