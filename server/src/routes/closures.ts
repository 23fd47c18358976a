import type { Member } from '@desk/core/access';
import { csvHead, csvLine } from '@desk/core/closures/csv';
import { listClosures } from '@desk/core/closures/list';
import { ClosureFilter, ClosureRow } from '@desk/protocol/closure';
import { Hono } from 'hono';
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
      return c.body(csvOf(db, member, filter));
    });
}

/** The export as a stream, page by page. An error half-way breaks the connection off: a file that is cut must not look whole. */
function csvOf(db: Deps['db'], member: Member, filter: ClosureFilter): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let cursor = filter.cursor;
  return new ReadableStream({
    start: (out) => out.enqueue(encoder.encode(csvHead())),
    async pull(out) {
      const page = await listClosures(db, member, { ...filter, ...(cursor === undefined ? {} : { cursor }) });
      out.enqueue(encoder.encode(page.items.map(csvLine).join('')));
      cursor = page.nextCursor ?? undefined;
      if (cursor === undefined) out.close();
    },
  });
}
