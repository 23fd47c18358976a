import { changeTeamMember, invite, listTeam, removeTeamMember, renewLink } from '@desk/core/people/team';
import { UserId } from '@desk/protocol/ids';
import { ChangeTeamMember, Invite, Invited, TeamMember } from '@desk/protocol/team';
import { Hono } from 'hono';
import { z } from 'zod';
import type { Deps, Env } from '../http/context.ts';
import { requireRole } from '../http/guards.ts';
import { about, valid } from '../http/valid.ts';

const One = z.object({ id: UserId });

/** The team: admins take people in, change what they may do, and take them out. [A7] [A9] [A10] */
export function teamRoutes({ db }: Deps) {
  const admin = requireRole('admin');
  return new Hono<Env>()
    .get('/people', admin, about('The team by name', 'People', z.object({ items: z.array(TeamMember) })), async (c) =>
      c.json({ items: await listTeam(db, c.get('member')) }),
    )
    .post('/people', admin, about('Take somebody into the team', 'People', Invited), valid('json', Invite), async (c) => {
      c.header('cache-control', 'no-store');
      return c.json(await invite(db, c.get('member'), c.req.valid('json')), 201);
    })
    .post('/people/:id/link', admin, about('Make a new link to choose a password', 'People', Invited), valid('param', One), async (c) => {
      c.header('cache-control', 'no-store');
      return c.json(await renewLink(db, c.get('member'), c.req.valid('param').id));
    })
    .patch(
      '/people/:id',
      admin,
      about('Change name, role or departments', 'People', TeamMember),
      valid('param', One),
      valid('json', ChangeTeamMember),
      async (c) => c.json(await changeTeamMember(db, c.get('member'), c.req.valid('param').id, c.req.valid('json'))),
    )
    .delete('/people/:id', admin, about('Take somebody out of the team', 'People'), valid('param', One), async (c) => {
      await removeTeamMember(db, c.get('member'), c.req.valid('param').id);
      return c.json({ removed: true });
    });
}
