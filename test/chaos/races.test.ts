import { expect } from 'vitest';
import { test } from '../desk.ts';
import { runRaces } from './run-races.ts';

/** `npm run chaos` says which seeds; `npm test` runs a few. */
const FIRST = Number(process.env.DESK_CHAOS_FIRST ?? 1);
const SEEDS = Number(process.env.DESK_CHAOS_SEEDS ?? 15);
const TIMES = Number(process.env.DESK_CHAOS_TIMES ?? 1);
const AT_ONCE = 15;

const all = Array.from({ length: SEEDS * TIMES }, (_, i) => FIRST + (i % SEEDS));
const batches = Array.from({ length: Math.ceil(all.length / AT_ONCE) }, (_, i) => all.slice(i * AT_ONCE, (i + 1) * AT_ONCE));

for (const [i, seeds] of batches.entries()) {
  test(`[E2] [K1] [I1] [F1] [fault A09] [fault A16] [fault A24] whatever races on a chat leaves it whole: seeds ${seeds[0]} to ${seeds.at(-1)}, ${i + 1} of ${batches.length}`, {
    timeout: 240_000,
  }, async ({ desk }) => {
    expect((await runRaces(desk, seeds)).join('\n\n')).toBe('');
  });
}
