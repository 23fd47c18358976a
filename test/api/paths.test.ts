import { readdirSync, readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { createClient } from '../client.ts';
import { test } from '../desk.ts';

const WEB = new URL('../../web/src/', import.meta.url);

/** Every call in the browser's code, as `METHOD /path/{}`. */
function callsOfTheBrowser(): { call: string; file: string }[] {
  const files = readdirSync(WEB, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('-api.ts'));
  return files.flatMap((file) => {
    const text = readFileSync(new URL(file, WEB), 'utf8');
    return [...text.matchAll(/'(GET|POST|PUT|PATCH|DELETE)',\s*[`']([^`']+)[`']/g)].map(([, method, path]) => ({
      call: `${method} ${shape(path!)}`,
      file,
    }));
  });
}

/** The widget's calls are written behind `/api/widget/`. A path parameter is whatever stands between two slashes; a template at the end of a segment is a query. */
function shape(path: string): string {
  const whole = path.startsWith('/') ? path : `/api/widget/${path}`;
  return whole
    .replace(/(?<=\/)\$\{[^}]*\}/g, '{}')
    .replace(/\$\{.*$/s, '')
    .replace(/\?.*$/, '');
}

test('every call of the browser is a route of the API', async ({ desk }) => {
  const spec = await createClient(desk.url).get<{ paths: Record<string, Record<string, unknown>> }>('/api/openapi.json');
  const routes = Object.entries(spec.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace(/\{[^}]*\}/g, '{}')}`),
  );
  const calls = callsOfTheBrowser();
  expect(calls.length).toBeGreaterThan(20);
  expect(calls.filter(({ call }) => !routes.includes(call))).toEqual([]);
});

test('an idle connection is kept longer than proxies keep theirs, so that none is closed under a request', async ({ desk }) => {
  const { headers } = await fetch(`${desk.url}/healthz`);
  expect(headers.get('keep-alive')).toBe('timeout=75');
});
