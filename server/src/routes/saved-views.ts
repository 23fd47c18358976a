import { changeView, deleteView, listViews, saveView } from '@desk/core/people/saved-views';
import { SavedViewId } from '@desk/protocol/ids';
import { ChangeView, SavedView, SavedViewFilter, SaveView } from '@desk/protocol/saved-view';
import { Hono } from 'hono';
import { z } from 'zod';
import type { Deps, Env } from '../http/context.ts';
import { about, valid } from '../http/valid.ts';

const OneView = z.object({ id: SavedViewId });

/** A member's own views of the desk's pages. */
export function savedViewRoutes({ db }: Deps) {
  return new Hono<Env>()
    .get(
      '/',
      about('My saved views by name', 'Views', z.object({ items: z.array(SavedView) })),
      valid('query', SavedViewFilter),
      async (c) => c.json({ items: await listViews(db, c.get('member'), c.req.valid('query')) }),
    )
    .post('/', about('Keep a page’s filters under a name', 'Views', SavedView), valid('json', SaveView), async (c) =>
      c.json(await saveView(db, c.get('member'), c.req.valid('json')), 201),
    )
    .patch(
      '/:id',
      about('Rename a view, give it other filters or make it the page’s default', 'Views', SavedView),
      valid('param', OneView),
      valid('json', ChangeView),
      async (c) => c.json(await changeView(db, c.get('member'), c.req.valid('param').id, c.req.valid('json'))),
    )
    .delete('/:id', about('Forget a view', 'Views'), valid('param', OneView), async (c) => {
      await deleteView(db, c.get('member'), c.req.valid('param').id);
      return c.json({ deleted: true });
    });
}
