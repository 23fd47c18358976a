/**
 * Makes a value once for everybody who asks within `keepMs`: callers that come while it is being made wait for the same one. A failure is
 * not kept.
 */
export function createShared<T>(keepMs: number): (key: string, make: () => Promise<T>) => Promise<T> {
  const values = new Map<string, Promise<T>>();
  return (key, make) => {
    const known = values.get(key);
    if (known) return known;
    const made = make();
    values.set(key, made);
    const forget = () => values.delete(key);
    made.then(() => setTimeout(forget, keepMs).unref(), forget);
    return made;
  };
}
