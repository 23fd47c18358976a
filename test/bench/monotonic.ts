import { setTimeout as pause } from 'node:timers/promises';

/** Milliseconds of a clock that all processes of the machine share, and that never jumps. */
export function monotonicMs(): number {
  return Number(process.hrtime.bigint() / 1000n) / 1000;
}

/** Calls `act` for 0 to `count` - 1, `perSecond` times a second, whatever becomes of the calls before. Resolves when all have. */
export async function paced(count: number, perSecond: number, act: (i: number) => unknown): Promise<void> {
  const started = monotonicMs();
  const one = async (i: number) => {
    await pause(Math.max(0, started + (i * 1000) / perSecond - monotonicMs()));
    await act(i);
  };
  await Promise.all(Array.from({ length: count }, (_, i) => one(i)));
}
