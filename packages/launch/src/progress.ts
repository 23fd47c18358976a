import { performance } from 'node:perf_hooks';

/** Runs one step and prints one line for it: what it was and how long it took. Passes on what the step returns or throws. */
export async function step<T>(name: string, run: () => T | Promise<T>): Promise<T> {
  const start = performance.now();
  try {
    const result = await run();
    console.log(`  ✓ ${name}  ${seconds(start)}`);
    return result;
  } catch (error) {
    console.log(`  ✗ ${name}  ${seconds(start)}`);
    throw error;
  }
}

/** A line that belongs to the step above or below it. */
export function note(line: string): void {
  console.log(`    ${line}`);
}

function seconds(start: number): string {
  return `${((performance.now() - start) / 1000).toFixed(1)} s`;
}
