import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import type { Env } from '../http/context.ts';

const SCREENS = [
  '/login',
  '/invite',
  '/desk',
  '/desk/*',
  '/supervise',
  '/supervise/*',
  '/dashboard',
  '/dashboard/*',
  '/reports',
  '/reports/*',
  '/admin',
  '/admin/*',
  '/me',
];

/** The built web app: hashed files for ever, pages anew each time, the widget's loader to any site. */
export function webRoutes(webRoot: string) {
  const app = new Hono<Env>();
  if (!existsSync(join(webRoot, 'index.html'))) return app.get('/', (c) => c.text('The web app is not built here.', 404));
  const page =
    (file: string) => async (c: { html(text: string): Response | Promise<Response>; header(name: string, value: string): void }) => {
      c.header('cache-control', 'no-cache');
      return c.html(await readFile(join(webRoot, file), 'utf8'));
    };
  app.get('/', (c) => c.redirect('/desk'));
  for (const screen of SCREENS) app.get(screen, page('index.html'));
  app.get('/demo', page('demo.html'));
  app.get('/wall', page('wall.html'));
  app.use('/widget/*', async (c, next) => {
    await next();
    c.header('access-control-allow-origin', '*');
    c.header('cross-origin-resource-policy', 'cross-origin');
    c.header('cache-control', 'public, max-age=300');
  });
  app.use('/assets/*', async (c, next) => {
    await next();
    c.header('access-control-allow-origin', '*');
    c.header('cross-origin-resource-policy', 'cross-origin');
    if (c.res.ok) c.header('cache-control', 'public, max-age=31536000, immutable');
  });
  app.get('/*', serveStatic({ root: relative(process.cwd(), webRoot) || '.' }));
  return app.get('/*', async (c, next) => {
    if (!isForPerson(c.req.path, c.req.header('accept'))) return next();
    c.status(404);
    return page('index.html')(c);
  });
}

/** A mistyped address gets the app, which says that there is nothing and leads on; whatever asks for data gets the problem document. */
function isForPerson(path: string, accept = ''): boolean {
  return accept.includes('text/html') && !/^\/(api|assets|widget)(\/|$)/.test(path);
}
