import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DeskError } from '@desk/protocol/errors';
import { runProgram } from './run-program.ts';

/** Everything that decides what the build yields; the lock file stands for all packages. */
const SOURCES = [
  'web/src',
  'web/public',
  'web/index.html',
  'web/demo.html',
  'web/wall.html',
  'web/vite.config.ts',
  'web/package.json',
  'packages/protocol/src',
  'pnpm-lock.yaml',
];

/** Does `web/dist` hold the build of the sources as they are now? */
export function isWebBuilt(root: string): boolean {
  const stamp = stampFile(root);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint(root);
}

/** Builds the web app into `web/dist`. Throws a DeskError with what the builder said. */
export async function buildWeb(root: string): Promise<void> {
  const wanted = fingerprint(root);
  const { code, output } = await runProgram(process.execPath, ['node_modules/vite/bin/vite.js', 'build'], { cwd: join(root, 'web') });
  if (code !== 0) throw new DeskError('unavailable', `The web app could not be built:\n${output}`);
  writeFileSync(stampFile(root), wanted);
}

function stampFile(root: string): string {
  return join(root, 'web', 'dist', '.desk-build');
}

function fingerprint(root: string): string {
  const hash = createHash('sha256');
  for (const source of SOURCES) {
    for (const file of filesBelow(join(root, source))) hash.update(`\0${file.slice(root.length)}\0`).update(readFileSync(file));
  }
  return hash.digest('hex');
}

function filesBelow(path: string): string[] {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  const entries = readdirSync(path, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
