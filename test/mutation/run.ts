import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { copyTree } from './copy-tree.ts';
import { mutate } from './mutate.ts';
import { MUTATIONS } from './mutations.ts';

// `npm run mutation` takes one guard away at a time, in a copy of the work tree, and expects the named tests to fail. `npm run mutation -- key`
// runs those with "key" in their name.

/** A machine that is merely slow must not look like a test that notices. */
const PATIENCE_MS = '180000';

const root = join(import.meta.dirname, '..', '..');
const [word = ''] = process.argv.slice(2);
const chosen = MUTATIONS.filter(({ name }) => name.includes(word));
if (chosen.length === 0) {
  console.error(`No mutation is called “${word}”.`);
  process.exit(2);
}

const copy = copyTree(root);
process.on('exit', () => rmSync(copy, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(1));

const whole = await runTests([...new Set(chosen.flatMap(({ tests }) => tests))]);
if (!whole.success) {
  console.error(`The tests do not pass as they are, ${whole.numFailedTests} of ${whole.numTotalTests} fail: run them first.`);
  process.exit(1);
}
console.log(`${whole.numPassedTests} tests pass as they are`);

let survivors = 0;
for (const mutation of chosen) {
  const file = join(copy, mutation.file);
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, mutate(text, mutation));
  const { numFailedTests, numTotalTests } = await runTests(mutation.tests);
  writeFileSync(file, text);
  const isNoticed = numFailedTests > 0;
  if (!isNoticed) survivors++;
  console.log(`${isNoticed ? 'noticed ' : 'SURVIVED'}  without ${mutation.name}: ${numFailedTests} of ${numTotalTests} tests fail`);
}
console.log(`${chosen.length - survivors} noticed, ${survivors} survived`);
process.exit(survivors === 0 ? 0 : 1);

/** As much of Vitest's report as is looked at. A file that cannot even be loaded fails no test, so it proves nothing. */
type Result = { success: boolean; numPassedTests: number; numFailedTests: number; numTotalTests: number };

/** Runs these test files in the copy. @throws Error when Vitest itself fails */
async function runTests(files: readonly string[]): Promise<Result> {
  const report = join(copy, 'result.json');
  rmSync(report, { force: true });
  const options = ['--project', 'desk-embedded', '--testTimeout', PATIENCE_MS, '--reporter', 'json', '--outputFile', report];
  const args = [join(copy, 'node_modules/vitest/vitest.mjs'), 'run', ...options, ...files];
  const child = spawn(process.execPath, args, { cwd: copy, stdio: 'ignore' });
  await new Promise((resolve, reject) => child.on('exit', resolve).on('error', reject));
  if (!existsSync(report)) throw new Error(`Vitest ended without a report: ${files.join(' ')}`);
  return JSON.parse(readFileSync(report, 'utf8'));
}
