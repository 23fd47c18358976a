import { discreetWall } from '@desk/core/reports/discreet-wall';
import { createWallPass, listWallPasses, passedWall, revokeWallPass } from '@desk/core/reports/wall-passes';
import { WallPassId } from '@desk/protocol/ids';
import { CreatedWallPass, CreateWallPass, WallPass, WallView } from '@desk/protocol/wall-pass';
import { Hono } from 'hono';
import { z } from 'zod';
import { readWall, signWall } from '../auth/wall-token.ts';
import type { Deps, Env } from '../http/context.ts';
import { requireRole } from '../http/guards.ts';
import { onlineUsers } from '../http/online.ts';
import { createShared } from '../http/shared.ts';
import { about, valid } from '../http/valid.ts';

const Query = z.object({ window: z.enum(['15m', '60m', 'today']).default('60m') });
const OnePass = z.object({ id: WallPassId });

/** What a screen with a pass may read: the wall, and nothing else. [V4] */
export function wallRoutes({ db, presence, config }: Deps) {
  const made = createShared<WallView>(1_000);
  return new Hono<Env>().get('/', about('The wall of a screen that has a pass', 'Wall', WallView), valid('query', Query), async (c) => {
    const token = /^Bearer (.+)$/.exec(c.req.header('authorization') ?? '')?.[1] ?? '';
    const id = readWall(config.secret, token);
    const { window } = c.req.valid('query');
    // The pass is looked at each time: once it is taken back, not even what was made a moment ago is shown.
    const pass = await passedWall(db, id);
    c.header('cache-control', 'no-store');
    return c.json(await made(`${id} ${window}`, async () => discreetWall(db, pass, window, await onlineUsers(presence, pass.workspaceId))));
  });
}

/** Passes of wall screens: admins make them, see when each was last used, and take them back. */
export function wallPassRoutes({ db, config }: Deps) {
  const admin = requireRole('admin');
  return new Hono<Env>()
    .get('/', admin, about('The wall screens', 'Wall', z.object({ items: z.array(WallPass) })), async (c) =>
      c.json({ items: await listWallPasses(db, c.get('member')) }),
    )
    .post('/', admin, about('Make a pass for a wall screen', 'Wall', CreatedWallPass), valid('json', CreateWallPass), async (c) => {
      const pass = await createWallPass(db, c.get('member'), c.req.valid('json'));
      return c.json({ ...pass, token: signWall(config.secret, pass.id) }, 201);
    })
    .delete('/:id', admin, about('Take a pass back', 'Wall'), valid('param', OnePass), async (c) => {
      await revokeWallPass(db, c.get('member'), c.req.valid('param').id);
      return c.json({ revoked: true });
    });
}
