import { DeskError } from '@desk/protocol/errors';
import { CHROMIUM, findProgram, REDIS } from './find-program.ts';
import { runProgram } from './run-program.ts';

/** A program that the tests need: how to find it, and which Debian packages bring it, best first. */
type Needed = { name: string; found: () => boolean; packages: string[] };

const NEEDED: Needed[] = [
  { name: 'Chromium', found: () => findProgram(CHROMIUM) !== undefined, packages: ['chromium-headless-shell', 'chromium'] },
  {
    name: 'Redis',
    found: () => Boolean(process.env.REDIS_URL) || findProgram(REDIS) !== undefined,
    packages: ['redis-server', 'valkey-server'],
  },
];

/** Another program may be installing at this moment: wait for it. RUNLEVEL keeps the packages from starting services. */
const APT = ['-o', 'DPkg::Lock::Timeout=600'];
const ENV = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };

/**
 * Finds the programs that the tests need; as root, on a system with apt-get, installs the missing ones.
 * Throws a DeskError that names what is missing and how to get it.
 */
export async function ensureTestPrograms(say: (line: string) => void): Promise<void> {
  const missing = NEEDED.filter((program) => !program.found());
  if (missing.length === 0) return;
  const apt = process.getuid?.() === 0 ? findProgram(['apt-get']) : undefined;
  if (apt) {
    await runApt(apt, ['update']);
    for (const program of missing) {
      say(`installing ${program.name}`);
      await installFirst(apt, program);
    }
  }
  const still = missing.filter((program) => !program.found());
  if (still.length > 0) throw new DeskError('unavailable', still.map(advice).join('\n'));
}

async function installFirst(apt: string, program: Needed): Promise<void> {
  for (const name of program.packages) {
    await runApt(apt, ['install', '-y', '--no-install-recommends', name]);
    if (program.found()) return;
  }
}

function runApt(apt: string, args: string[]) {
  return runProgram(apt, [...APT, ...args], { cwd: '/', env: ENV });
}

function advice({ name, packages }: Needed): string {
  const redis = name === 'Redis' ? ', or set REDIS_URL' : '';
  return `The tests need ${name}, and it is not on PATH: install it (Debian: ${packages.join(' or ')})${redis}.`;
}
