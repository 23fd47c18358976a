import { generateSpecs } from 'hono-openapi';
import { expect, test } from 'vitest';
import { createApp } from './app.ts';

/** The app as it is built; nothing behind it is asked. */
const app = createApp({ config: {} } as never, {} as never);

/** What is no call of the API: the description itself, and the socket. */
const APART = ['GET /api/openapi.json', 'GET /api/docs', 'GET /api/docs/start.js', 'GET /api/docs/files/*', 'GET /api/socket'];

test('every route of the API stands in its description, so that whatever walks the description walks the API', async () => {
  const { paths = {} } = await generateSpecs(app, { excludeStaticFile: false });
  const described = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods ?? {}).map((method) => `${method.toUpperCase()} ${path}`),
  );
  const routes = app.routes
    .filter(({ method, path }) => method !== 'ALL' && path.startsWith('/api/'))
    .map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`);
  expect([...new Set(routes)].filter((route) => !APART.includes(route)).sort()).toEqual(described.sort());
});
