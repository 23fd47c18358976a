const tails = new Map<string, Promise<unknown>>();

/** Runs `work` after all earlier work of the same name in this process, whether that failed or not. */
export async function oneAtATime<T>(name: string, work: () => Promise<T>): Promise<T> {
  const before = tails.get(name) ?? Promise.resolve();
  const mine = before.then(work, work);
  tails.set(name, mine);
  try {
    return await mine;
  } finally {
    if (tails.get(name) === mine) tails.delete(name);
  }
}
