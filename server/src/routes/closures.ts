import { closuresByAgent } from '@desk/core/closures/by-agent';
import { listClosures } from '@desk/core/closures/list';
import { replayClosures } from '@desk/core/closures/replay';
import { directText } from '@desk/core/exports/direct';
import { askExport } from '@desk/core/exports/exports';
import { exportFileName } from '@desk/core/exports/file-name';
import { ClosureFilter, ClosureRow, ClosuresByAgent, ClosuresByAgentFilter, Replay, ReplayQuery } from '@desk/protocol/closure';
import { Hono } from 'hono';
import { z } from 'zod';
import type { Deps, Env } from '../http/context.ts';
import { requireSupervisor } from '../http/guards.ts';
import { createShared } from '../http/shared.ts';
import { streamText } from '../http/stream-text.ts';
import { about, valid } from '../http/valid.ts';

const Closures = z.object({ items: z.array(ClosureRow), nextCursor: z.string().nullable() });

const EVER = '1970-01-01T00:00:00Z';
const DAY_MS = 86_400_000;

/** Closures as supervisors list and export them. */
export function closureRoutes({ db }: Deps) {
  // Walls follow these counts with each close: who sees the same departments shares the same answer.
  const counts = createShared<ClosuresByAgent>(1_000);
  return new Hono<Env>()
    .get('/closures', requireSupervisor, about('Closures, newest first', 'Closing', Closures), valid('query', ClosureFilter), async (c) =>
      c.json(await listClosures(db, c.get('member'), c.req.valid('query'))),
    )
    .get(
      '/closures/agents',
      requireSupervisor,
      about('How many of these closures each agent has', 'Closing', ClosuresByAgent),
      valid('query', ClosuresByAgentFilter),
      async (c) => {
        const { agent: _, ...filter } = c.req.valid('query');
        const member = c.get('member');
        const scope = JSON.stringify([member.workspaceId, [...member.departmentIds].sort(), filter]);
        return c.json(await counts(scope, () => closuresByAgent(db, member, filter)));
      },
    )
    .get(
      '/closures/replay',
      requireSupervisor,
      about('The closures of a past minute, as they came in and as they stand', 'Closing', Replay),
      valid('query', ReplayQuery),
      async (c) => {
        const { at, minutes, department } = c.req.valid('query');
        const to = new Date(Date.parse(at) + minutes * 60_000).toISOString();
        return c.json(await replayClosures(db, c.get('member'), { from: at, to, department }));
      },
    )
    .get('/closures.csv', requireSupervisor, about('The same as CSV, whole', 'Closing'), valid('query', ClosureFilter), async (c) => {
      const { cursor: _, limit: __, ...asked } = c.req.valid('query');
      const filter = { from: EVER, to: new Date(Date.now() + DAY_MS).toISOString(), ...asked };
      const member = c.get('member');
      const view = await askExport(db, member, { kind: 'closures', format: 'csv', filter }, Number.POSITIVE_INFINITY);
      c.header('content-type', 'text/csv; charset=utf-8');
      c.header('content-disposition', `attachment; filename="${exportFileName(view)}"`);
      return c.body(streamText(await directText(db, member, view)));
    });
}
