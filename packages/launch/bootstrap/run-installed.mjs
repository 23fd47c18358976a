import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installPackages } from './install.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');

/** A terminal sends its Ctrl-C to npm too, which may pass it on: the second one within this time is the same one. */
const SAME_SIGNAL_MS = 500;

const LOOK_MS = 500;

/**
 * Installs the packages, then runs one TypeScript file of the checkout with the Node that was installed, and ends as it ends.
 * @param {string} file below the checkout
 * @param {string[]} args
 */
export async function runInstalled(file, args) {
  try {
    await installPackages(root, (line) => console.log(`  ${line}`));
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
  const node = join(root, 'node_modules', 'node', 'bin', 'node');
  // A group of its own: signals reach the desk through us, once. The channel tells it when we are gone, however we went.
  const child = spawn(node, [join(root, file), ...args], {
    cwd: root,
    // Half of a start is reading code: from the second time on it is read compiled.
    env: { NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'node'), ...process.env },
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    detached: true,
  });
  child.on('error', (error) => {
    console.error(`The Node of this checkout could not be run (${error.message}): remove node_modules and start again.`);
    process.exit(1);
  });
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
  forwardSignals(child);
  followNpm(child);
}

/** npm that is told to end tells its shell and nobody else. Its going is noticed by our parent being another one. */
function followNpm(child) {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const look = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(look);
    child.kill('SIGTERM');
  }, LOOK_MS);
  look.unref();
}

function forwardSignals(child) {
  let last = 0;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      if (Date.now() - last < SAME_SIGNAL_MS) return;
      last = Date.now();
      // A closed terminal is no reason to lose what is being written: it counts as a polite request.
      child.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal);
    });
  }
}
