import { createQueueBackend } from '@desk/runtime/queue-bullmq';

/** A process that takes a job and never ends it: `node stuck-worker.ts <place as JSON> <queue>`. It prints `stuck` once it has one. */
const [place = '', name = ''] = process.argv.slice(2);
const backend = await createQueueBackend(JSON.parse(place));
const handler = async () => {
  process.stdout.write('stuck\n');
  await new Promise(() => {});
};
backend.worker(name, handler, { stalledAfterMs: 500 });
