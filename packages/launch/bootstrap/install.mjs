import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const PNPM = 'pnpm@12.4.2';

/**
 * Installs the packages of the lock file, unless exactly these are installed already.
 * Throws an Error with what the package manager said.
 * @param {string} root the checkout
 * @param {(line: string) => void} say
 */
export async function installPackages(root, say) {
  const stamp = join(root, 'node_modules', '.desk-install');
  const wanted = fingerprint(root);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  const started = Date.now();
  say('Installing packages …');
  await runPnpm(root);
  writeFileSync(stamp, wanted);
  say(`Packages installed (${((Date.now() - started) / 1000).toFixed(1)} s)`);
}

/** Changes with everything that decides what an install puts where; the checkout's own place too, for some links are absolute. */
function fingerprint(root) {
  const hash = createHash('sha256').update(`${PNPM} ${process.platform} ${process.arch} ${root}`);
  const packages = readdirSync(join(root, 'packages')).map((name) => join('packages', name));
  for (const folder of ['.', 'server', 'worker', 'web', 'test', ...packages.sort()]) {
    for (const name of ['package.json', 'pnpm-lock.yaml', 'pnpm-workspace.yaml']) {
      const file = join(root, folder, name);
      if (existsSync(file)) hash.update(`\0${folder}/${name}\0`).update(readFileSync(file));
    }
  }
  return hash.digest('hex');
}

function runPnpm(root) {
  return new Promise((resolve, reject) => {
    // CI: never ask; a question would wait for ever behind this pipe.
    const env = { ...process.env, CI: 'true' };
    const child = spawn('npx', ['-y', PNPM, 'install', '--frozen-lockfile', '--config.optimistic-repeat-install=false'], {
      cwd: root,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const keep = (chunk) => {
      output += chunk;
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', (cause) => reject(new Error(`npx could not be run (${cause.message}): it comes with npm.`, { cause })));
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`The packages could not be installed:\n${output.trim()}`))));
  });
}
