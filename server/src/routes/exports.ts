import { builtParts } from '@desk/core/exports/build';
import { directText } from '@desk/core/exports/direct';
import { askExport, getExport, listExports } from '@desk/core/exports/exports';
import { exportFileName } from '@desk/core/exports/file-name';
import { DeskError } from '@desk/protocol/errors';
import { AskExport, ExportView } from '@desk/protocol/export';
import { ExportId } from '@desk/protocol/ids';
import { Hono } from 'hono';
import { z } from 'zod';
import type { Deps, Env } from '../http/context.ts';
import { requireSupervisor } from '../http/guards.ts';
import { streamText } from '../http/stream-text.ts';
import { about, valid } from '../http/valid.ts';

const OneExport = z.object({ id: ExportId });
const TYPES = { csv: 'text/csv; charset=utf-8', jsonl: 'application/x-ndjson; charset=utf-8' };

/** Exports: asked for, followed, fetched until they expire, and listed with who asked. */
export function exportRoutes({ db }: Deps) {
  return new Hono<Env>()
    .post('/exports', requireSupervisor, about('Ask for an export', 'Exports', ExportView), valid('json', AskExport), async (c) =>
      c.json(await askExport(db, c.get('member'), c.req.valid('json'))),
    )
    .get(
      '/exports',
      requireSupervisor,
      about('The last exports: one’s own, everybody’s for admins', 'Exports', z.object({ items: z.array(ExportView) })),
      async (c) => c.json({ items: await listExports(db, c.get('member')) }),
    )
    .get(
      '/exports/:id',
      requireSupervisor,
      about('An export and its progress', 'Exports', ExportView),
      valid('param', OneExport),
      async (c) => c.json(await getExport(db, c.get('member'), c.req.valid('param').id)),
    )
    .get('/exports/:id/file', requireSupervisor, about('Its file', 'Exports'), valid('param', OneExport), async (c) => {
      const view = await getExport(db, c.get('member'), c.req.valid('param').id);
      if (view.state === 'expired') throw new DeskError('not-found', 'This export has expired. Ask for it again.');
      if (!view.href) throw new DeskError('not-found', 'This export is not ready yet.');
      c.header('content-type', TYPES[view.format]);
      c.header('content-disposition', `attachment; filename="${exportFileName(view)}"`);
      c.header('cache-control', 'no-store');
      return c.body(streamText(view.state === 'ready' ? builtParts(db, view.id) : await directText(db, c.get('member'), view)));
    });
}
