import { connect } from '@desk/core/db/connect';
import { type Backends, openBackends } from '@desk/runtime/backends';
import { createLog } from '@desk/runtime/log';
import { createQueueBackend } from '@desk/runtime/queue-bullmq';
import { createStop, onSignal } from '@desk/runtime/stop';
import { type WorkerConfig, workerConfig } from './config.ts';
import { createHandlers } from './jobs/handlers.ts';
import { createJobQueues, runJobs } from './queue.ts';
import { startRelay } from './relay.ts';
import { startTimers } from './timers.ts';

const DRAIN_MS = 15_000;

/**
 * Builds a worker: relay, jobs, timers. `stop` lets running jobs end first. `backends` are given by whoever runs server and worker in one
 * process: both must share them.
 * @throws Error when Postgres or Redis does not answer
 */
export async function startWorker(config: WorkerConfig, backends?: Backends): Promise<{ stop(): Promise<void> }> {
  const log = createLog({ level: config.logLevel, pretty: config.logPretty, name: 'worker' });
  const stop = createStop({ log, timeoutMs: DRAIN_MS });
  const redis = {
    ...(config.redisUrl ? { redisUrl: config.redisUrl } : {}),
    ...(config.redisPrefix ? { prefix: config.redisPrefix } : {}),
    log,
  };
  try {
    const { db, pool } = connect(config.databaseUrl, { name: 'desk-worker', ...(config.connections ? { max: config.connections } : {}) });
    stop.defer('database', () => pool.end({ timeout: 5 }));
    const own = backends ? null : await openBackends(redis);
    if (own) stop.defer('backends', own.close);
    const { bus } = backends ?? own!;
    const queueBackend = await createQueueBackend({
      ...redis,
      databaseUrl: config.databaseUrl,
      ...(config.queueConnections ? { connections: config.queueConnections } : {}),
    });
    stop.defer('queues', queueBackend.close);
    const queues = createJobQueues(queueBackend);
    const workers = runJobs(queueBackend, createHandlers(db, config, bus, log), log);
    stop.defer('jobs', () => Promise.all(workers.map((worker) => worker.drain())));
    const timers = startTimers(db, queues, log);
    stop.defer('timers', timers.stop);
    const relay = await startRelay(db, bus, queues, log);
    stop.defer('relay', relay.stop);
    log.info('the worker runs');
    return { stop: async () => void (await stop.stop()) };
  } catch (error) {
    await stop.stop();
    throw error;
  }
}

if (import.meta.main) {
  const stop = createStop({ timeoutMs: DRAIN_MS * 2 });
  const worker = await startWorker(workerConfig());
  stop.defer('worker', worker.stop);
  onSignal(stop);
}
