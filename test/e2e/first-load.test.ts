import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { WEB_ROOT } from './browser.ts';

const assets = join(WEB_ROOT, 'assets');
const code = new Map(readdirSync(assets).map((name) => [name, readFileSync(join(assets, name), 'utf8')]));
const gzipped = (text: string) => gzipSync(text).length;

/** A chunk and all that it imports at once, by name; what it fetches later is none of them. */
function withImports(name: string, found = new Set<string>()): Set<string> {
  if (found.has(name)) return found;
  found.add(name);
  for (const [, imported] of code.get(name)!.matchAll(/(?:from|import)\s*["`]\.\/([\w.-]+\.js)["`]/g)) withImports(imported!, found);
  return found;
}

test('the code that the agent’s desk needs before its first sight is at most 90 kB, gzip; the widget on the customer’s page 4 kB before the click', () => {
  const index = readFileSync(join(WEB_ROOT, 'index.html'), 'utf8');
  const entries = [...index.matchAll(/assets\/[\w.-]+\.js/g)].map(([path]) => basename(path));
  const desk = [...code.keys()].find((name) => /^desk-agent-.*\.js$/.test(name))!;
  const chunks = new Set([...entries, desk].flatMap((name) => [...withImports(name)]));
  // Lit, the router and the stores are among them: else this looks at the wrong files.
  expect(chunks.size).toBeGreaterThan(5);
  expect([...chunks].reduce((sum, name) => sum + gzipped(code.get(name)!), 0)).toBeLessThanOrEqual(90_000);
  expect(gzipped(readFileSync(join(WEB_ROOT, 'widget/v1/loader.js'), 'utf8'))).toBeLessThanOrEqual(4_000);
});
