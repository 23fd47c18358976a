import { createRequire } from 'node:module';
import { dirname, relative } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { openAPIRouteHandler } from 'hono-openapi';
import type { Env } from '../http/context.ts';

const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Chat Desk API</title>
<link rel="stylesheet" href="/api/docs/files/swagger-ui.css"></head><body><div id="api"></div>
<script src="/api/docs/files/swagger-ui-bundle.js"></script><script src="/api/docs/start.js"></script></body></html>`;
const start = `SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#api', deepLinking: true })`;

/** The API described: OpenAPI 3.1, and a page for people that makes no outside request. */
export function docsRoutes(app: Hono<Env>) {
  const files = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
  return new Hono<Env>()
    .get(
      '/openapi.json',
      openAPIRouteHandler(app, {
        excludeStaticFile: false, // or it would take closures.csv for a file
        documentation: {
          openapi: '3.1.0',
          info: {
            title: 'Chat Desk',
            version: '1',
            description: 'Errors are RFC 9457 problem documents with a `code`. Lists are keyset-paged.',
          },
        },
      }),
    )
    .get('/docs', (c) => c.html(page))
    .get('/docs/start.js', (c) => c.body(start, 200, { 'content-type': 'text/javascript' }))
    .get(
      '/docs/files/*',
      serveStatic({ root: relative(process.cwd(), files), rewriteRequestPath: (path) => path.replace('/api/docs/files', '') }),
    );
}
