/** One collator for every list that people scan, in the browser and in the desk. */
const collator = new Intl.Collator('en', { sensitivity: 'base', numeric: true });

/** A to Z as people read it: accents and case do not matter, `Tag 2` stands before `Tag 10`. Free of dependencies. [G1] */
export function compareNames(a: string, b: string): number {
  return collator.compare(a, b);
}
