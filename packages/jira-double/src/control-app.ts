import { Hono } from 'hono';
import type { JiraControl } from './control.ts';
import { answer, refuse } from './rest/answer.ts';

// Control methods that may be called from another process, each with its arguments as a JSON array.
const METHODS = [
  'seedProject',
  'seedIssue',
  'moveIssue',
  'renameProject',
  'deleteIssue',
  'archiveIssue',
  'secureIssue',
  'transition',
  'setPermissions',
  'setLinking',
  'remoteLinks',
] as const;

/**
 * The control as HTTP, on a port of its own: `POST /__ctl/<method>` with an array of arguments, `GET` and `DELETE /__ctl/journal`,
 * `POST /__ctl/faults` with faults, `DELETE /__ctl/faults`, `PATCH /__ctl/modes`.
 */
export function createControlApp(control: JiraControl): Hono {
  const app = new Hono().basePath('/__ctl');
  app.get('/journal', () => answer(200, control.journal.entries));
  app.delete('/journal', () => {
    control.journal.clear();
    return new Response(null, { status: 204 });
  });
  app.post('/faults', async (c) => {
    control.faults.push(...(await c.req.json()));
    return new Response(null, { status: 204 });
  });
  app.delete('/faults', () => {
    control.faults.clear();
    return new Response(null, { status: 204 });
  });
  app.patch('/modes', async (c) => answer(200, Object.assign(control.modes, await c.req.json())));
  for (const method of METHODS) {
    app.post(`/${method}`, async (c) => {
      const call = control[method].bind(control) as (...args: unknown[]) => unknown;
      return answer(200, call(...(await c.req.json())) ?? null);
    });
  }
  app.notFound((c) => refuse(501, [`The control has no ${c.req.method} ${c.req.path}.`]));
  app.onError((error) => refuse(400, [error.message]));
  return app;
}
