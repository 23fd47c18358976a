import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { webRoutes } from './web.ts';

const root = mkdtempSync(join(tmpdir(), 'desk-web-'));
writeFileSync(join(root, 'index.html'), '<desk-app></desk-app>');
writeFileSync(join(root, 'demo.html'), 'a shop');
afterAll(() => rmSync(root, { recursive: true }));

const open = (path: string, accept: string) => webRoutes(root).request(path, { headers: { accept } });

test.for(['/nonsense', '/desk/chat_1/close', '/apis'])('somebody who opens %s gets the app', async (path) => {
  const answer = await open(path, 'text/html,*/*;q=0.8');
  expect([answer.status, await answer.text()]).toEqual([path.startsWith('/desk') ? 200 : 404, '<desk-app></desk-app>']);
});

test.for([
  ['/nonsense', 'application/json'],
  ['/api/nonsense', 'text/html'],
  ['/assets/old-1234.js', 'text/html'],
])('%s for %s is no page', async ([path, accept]) => {
  const answer = await open(path!, accept!);
  expect(answer.status).toBe(404);
  expect(await answer.text()).not.toContain('desk-app');
});
