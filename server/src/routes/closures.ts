import { csvHead, csvLine } from '@desk/core/closures/csv';
import { listClosures } from '@desk/core/closures/list';
import { ClosureFilter, ClosureRow } from '@desk/protocol/closure';
import { Hono } from 'hono';
import { stream } from 'hono/streaming';
import { z } from 'zod';
import type { Deps, Env } from '../http/context.ts';
import { requireSupervisor } from '../http/guards.ts';
import { about, valid } from '../http/valid.ts';

const Closures = z.object({ items: z.array(ClosureRow), nextCursor: z.string().nullable() });

/** Closures as supervisors list and export them. */
export function closureRoutes({ db }: Deps) {
  return new Hono<Env>()
    .get('/closures', requireSupervisor, about('Closures, newest first', 'Closing', Closures), valid('query', ClosureFilter), async (c) =>
      c.json(await listClosures(db, c.get('member'), c.req.valid('query'))),
    )
    .get('/closures.csv', requireSupervisor, about('The same as CSV, whole', 'Closing'), valid('query', ClosureFilter), (c) => {
      const filter = { ...c.req.valid('query'), limit: 200 };
      const member = c.get('member');
      c.header('content-type', 'text/csv; charset=utf-8');
      c.header('content-disposition', 'attachment; filename="closures.csv"');
      return stream(c, async (out) => {
        await out.write(csvHead());
        for (let cursor = filter.cursor, first = true; first || cursor !== undefined; first = false) {
          const page = await listClosures(db, member, { ...filter, ...(cursor === undefined ? {} : { cursor }) });
          await out.write(page.items.map(csvLine).join(''));
          cursor = page.nextCursor ?? undefined;
          if (out.aborted) return;
        }
      });
    });
}
