import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Reporter, SerializedError, TestModule } from 'vitest/node';

/** Where the counts of the latest run stand, for whoever started it; below the checkout's root. */
export const SUMMARY = 'test-results/summary.json';

export type Summary = { passed: number; failed: number };

/** Counts tests; a file that could not be loaded and an error outside of any test count as failures of their own. */
export class DeskReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly SerializedError[]): void {
    const summary: Summary = { passed: 0, failed: errors.length };
    for (const module of modules) {
      if (module.errors().length > 0) summary.failed++;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === 'passed') summary.passed++;
        else if (state === 'failed') summary.failed++;
      }
    }
    const file = resolve(SUMMARY);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(summary));
  }
}
