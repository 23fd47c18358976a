import { setTimeout as pause } from 'node:timers/promises';

/** Asks again until there is an answer: what another process will do soon is waited for by looking, not by the clock. */
export async function until<T>(
  look: () => Promise<T | null | undefined | false> | T | null | undefined | false,
  withinMs = 20_000,
): Promise<T> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() > deadline) throw new Error(`It did not happen within ${withinMs} ms: ${look.toString().slice(0, 200)}`);
    await pause(20);
  }
}
