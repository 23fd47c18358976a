import { isMigrated } from '@desk/core/db/migrate';
import { allDifferences } from '@desk/core/reports/check';
import { Hono } from 'hono';
import type { Deps, Env } from '../http/context.ts';

/** For whoever runs the desk: is the process alive, may traffic come, what does it do. */
export function healthRoutes({ db, bus, metrics }: Deps) {
  return new Hono<Env>()
    .get('/healthz', (c) => c.json({ ok: true }))
    .get('/readyz', async (c) => {
      const [database, busAnswers] = await Promise.all([isMigrated(db).catch(() => false), bus.healthy()]);
      const checks = { database, bus: busAnswers };
      return c.json({ ok: database && busAnswers, checks }, database && busAnswers ? 200 : 503);
    })
    .get('/metrics', async (c) => {
      // A database that is away must not take the other figures with it: the gauge keeps what it last heard.
      await allDifferences(db).then(
        (differences) => metrics.reportDifferences.set(differences),
        () => undefined,
      );
      return c.text(await metrics.registry.metrics(), 200, { 'content-type': metrics.registry.contentType });
    });
}
