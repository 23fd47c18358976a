import { changeTag, createTag, deleteTag } from '@desk/core/tags/change-tags';
import { listTags } from '@desk/core/tags/list';
import { mergeTag, previewMerge } from '@desk/core/tags/merge-tags';
import { TagId } from '@desk/protocol/ids';
import { ChangeTag, CreateTag, Tag } from '@desk/protocol/tag';
import { Hono } from 'hono';
import { z } from 'zod';
import type { Deps, Env } from '../http/context.ts';
import { requireSupervisor } from '../http/guards.ts';
import { about, valid } from '../http/valid.ts';

const MergeInto = z.object({ into: TagId });
const MergePreview = z.object({ closures: z.number().int(), both: z.number().int() });
const OneTag = z.object({ id: TagId });

/** Tags: everybody reads them, supervisors manage them. */
export function tagRoutes({ db }: Deps) {
  return new Hono<Env>()
    .get('/', about('All tags A to Z', 'Tags', z.object({ items: z.array(Tag) })), async (c) =>
      c.json({ items: await listTags(db, c.get('member').workspaceId) }),
    )
    .post('/', requireSupervisor, about('A new tag', 'Tags', Tag), valid('json', CreateTag), async (c) =>
      c.json(await createTag(db, c.get('member'), c.req.valid('json')), 201),
    )
    .patch('/:id', requireSupervisor, about('Change a tag', 'Tags', Tag), valid('param', OneTag), valid('json', ChangeTag), async (c) =>
      c.json(await changeTag(db, c.get('member'), c.req.valid('param').id, c.req.valid('json'))),
    )
    .get(
      '/:id/merge',
      requireSupervisor,
      about('What a merge would move', 'Tags', MergePreview),
      valid('param', OneTag),
      valid('query', MergeInto),
      async (c) => c.json(await previewMerge(db, c.get('member'), c.req.valid('param').id, c.req.valid('query').into)),
    )
    .post(
      '/:id/merge',
      requireSupervisor,
      about('Merge into another tag', 'Tags'),
      valid('param', OneTag),
      valid('json', MergeInto),
      async (c) => c.json(await mergeTag(db, c.get('member'), c.req.valid('param').id, c.req.valid('json').into)),
    )
    .delete('/:id', requireSupervisor, about('Delete a tag that was never used', 'Tags'), valid('param', OneTag), async (c) => {
      await deleteTag(db, c.get('member'), c.req.valid('param').id);
      return c.json({ deleted: true });
    });
}
