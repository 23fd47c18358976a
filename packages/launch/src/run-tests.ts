import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DeskError } from '@desk/protocol/errors';
import { note, step } from './progress.ts';
import { type Ended, runProgram, signalPrograms } from './run-program.ts';
import { ensureTestPrograms } from './test-programs.ts';
import { SUMMARY, type Summary } from './vitest-reporter.ts';
import { buildWeb, isWebBuilt } from './web-build.ts';

const root = resolve(import.meta.dirname, '..', '..', '..');

/** Each check counts as one test. */
const CHECKS: { name: string; run: () => Promise<Ended> }[] = [
  { name: 'format and lint', run: () => runProgram(bin('biome'), ['check', '--error-on-warnings', '.'], { cwd: root }) },
  { name: 'types', run: () => runProgram(bin('tsc'), ['-b'], { cwd: root }) },
  { name: 'templates', run: () => runProgram(process.execPath, ['packages/lint/src/templates.mjs'], { cwd: root }) },
];

let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop(signal));
process.on('disconnect', () => stop('SIGTERM'));

const filters = process.argv.slice(2);
try {
  await step('Chromium and Redis', () => ensureTestPrograms(note));
  const checked = filters.length === 0 ? await runChecks() : { passed: 0, failed: 0 };
  const tested = await runVitest(filters);
  const failed = checked.failed + tested.failed;
  console.log(`${checked.passed + tested.passed} passed, ${failed} failed`);
  process.exit(failed === 0 && !stopping ? 0 : 1);
} catch (error) {
  console.error(error instanceof DeskError ? error.message : error);
  process.exit(1);
}

/** At once: each of them is busy with one core for most of its time. */
async function runChecks(): Promise<Summary> {
  const web = async (): Promise<Ended> => {
    if (!isWebBuilt(root)) await buildWeb(root);
    return { code: 0, output: '' };
  };
  const passed = await Promise.all([...CHECKS, { name: 'web app', run: web }].map(({ name, run }) => runCheck(name, run)));
  return { passed: passed.filter(Boolean).length, failed: passed.filter((well) => !well).length };
}

async function runCheck(name: string, run: () => Promise<Ended>): Promise<boolean> {
  try {
    await step(name, async () => {
      const { code, output } = await run();
      if (code !== 0) throw new DeskError('invalid', output);
    });
    return true;
  } catch (error) {
    console.log(error instanceof DeskError ? error.message : error);
    return false;
  }
}

/** All projects of vitest.config.ts. A run that ends badly without a failed test (it crashed, or found none) counts as one failure. */
async function runVitest(args: string[]): Promise<Summary> {
  const file = join(root, SUMMARY);
  rmSync(file, { force: true });
  const { code } = await runProgram(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...args], { cwd: root, show: true });
  const summary: Summary = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { passed: 0, failed: 0 };
  if (code !== 0 && summary.failed === 0) summary.failed = 1;
  return summary;
}

function bin(name: string): string {
  return join(root, 'node_modules', '.bin', name);
}

function stop(signal: NodeJS.Signals): void {
  stopping = true;
  signalPrograms(signal);
}
