import { closingPreferences, saveClosingPreferences } from '@desk/core/preferences/closing-preferences';
import { ClosingPreferences, SavePreferences } from '@desk/protocol/preferences';
import { Hono } from 'hono';
import type { Deps, Env } from '../http/context.ts';
import { requireSupervisor } from '../http/guards.ts';
import { about, valid } from '../http/valid.ts';

/** How the workspace closes: everybody may know, supervisors may change. */
export function preferenceRoutes({ db }: Deps) {
  return new Hono<Env>()
    .get('/preferences', about('How this workspace closes', 'Preferences', ClosingPreferences), async (c) =>
      c.json(await closingPreferences(db, c.get('member').workspaceId)),
    )
    .put(
      '/preferences',
      requireSupervisor,
      about('Change how it closes', 'Preferences', ClosingPreferences),
      valid('json', SavePreferences),
      async (c) => c.json(await saveClosingPreferences(db, c.get('member'), c.req.valid('json'))),
    );
}
