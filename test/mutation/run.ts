import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SUMMARY, type Summary } from '@desk/launch/vitest-reporter';
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
if (whole.failed > 0 || whole.passed === 0) {
  console.error(`The tests do not pass as they are: ${JSON.stringify(whole)}.`);
  process.exit(1);
}
console.log(`${whole.passed} tests pass as they are`);

let survivors = 0;
for (const mutation of chosen) {
  const file = join(copy, mutation.file);
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, mutate(text, mutation));
  const { failed, passed } = await runTests(mutation.tests);
  writeFileSync(file, text);
  // A file that cannot even be loaded fails too, but proves nothing.
  const isNoticed = failed > 0 && failed + passed > 1;
  if (!isNoticed) survivors++;
  console.log(`${isNoticed ? 'noticed ' : 'SURVIVED'}  without ${mutation.name}: ${failed} of ${failed + passed} tests fail`);
}
console.log(`${chosen.length - survivors} noticed, ${survivors} survived`);
process.exit(survivors === 0 ? 0 : 1);

/** Runs these files in the copy and gives how many tests passed and failed. */
async function runTests(files: readonly string[]): Promise<Summary> {
  const summary = join(copy, SUMMARY);
  rmSync(summary, { force: true });
  const args = [join(copy, 'node_modules/vitest/vitest.mjs'), 'run', '--project', 'desk-embedded', '--testTimeout', PATIENCE_MS, ...files];
  const child = spawn(process.execPath, args, { cwd: copy, stdio: ['ignore', 'ignore', 'inherit'] });
  await new Promise((resolve, reject) => child.on('exit', resolve).on('error', reject));
  if (!existsSync(summary)) throw new Error(`Vitest ended without a summary: ${files.join(' ')}`);
  return JSON.parse(readFileSync(summary, 'utf8'));
}
