import { sendAway, setAvailability } from '@desk/core/people/availability';
import { me } from '@desk/core/people/me';
import { setOwnUndo } from '@desk/core/people/own-undo';
import { agentLoads } from '@desk/core/reports/agent-load';
import { scopeOf } from '@desk/core/reports/scope';
import { UserId } from '@desk/protocol/ids';
import { AgentLoad, Me, SendAway, SetAvailability, SetOwnPreferences } from '@desk/protocol/people';
import { Hono } from 'hono';
import { z } from 'zod';
import type { Deps, Env } from '../http/context.ts';
import { requireSupervisor } from '../http/guards.ts';
import { onlineUsers } from '../http/online.ts';
import { about, valid } from '../http/valid.ts';

const OneAgent = z.object({ id: UserId });

/** Who I am, and who else is here. */
export function meRoutes({ db, presence }: Deps) {
  return new Hono<Env>()
    .get('/me', about('Who am I, may I, my limit', 'People', Me), async (c) => c.json(await me(db, c.get('member'))))
    .put('/me/availability', about('Take new chats, or not', 'People', Me), valid('json', SetAvailability), async (c) => {
      await setAvailability(db, c.get('member'), c.req.valid('json').available);
      return c.json(await me(db, c.get('member')));
    })
    .put('/me/preferences', about('Choose my own window to undo a close', 'People', Me), valid('json', SetOwnPreferences), async (c) => {
      await setOwnUndo(db, c.get('member'), c.req.valid('json').undoSeconds);
      return c.json(await me(db, c.get('member')));
    })
    .get(
      '/agents',
      requireSupervisor,
      about('Agents with their load, busiest first', 'People', z.object({ items: z.array(AgentLoad) })),
      async (c) => {
        const member = c.get('member');
        return c.json({ items: await agentLoads(db, scopeOf(member), await onlineUsers(presence, member.workspaceId)) });
      },
    )
    .put(
      '/agents/:id/availability',
      requireSupervisor,
      about('Switch an agent off for new chats', 'People'),
      valid('param', OneAgent),
      valid('json', SendAway),
      async (c) => {
        await sendAway(db, c.get('member'), c.req.valid('param').id);
        return c.json({ available: false });
      },
    );
}
