type Value = string | boolean;
type Fields = Readonly<Record<string, Value>>;

/** One field that two people gave different values. */
export interface FieldClash {
  field: string;
  mine: Value;
  theirs: Value;
}

/** The fields in which two versions differ. White space around what was typed means nothing. */
export function differing(base: Fields, mine: Fields): string[] {
  return Object.keys(base).filter((field) => field in mine && !isSame(base[field]!, mine[field]!));
}

/**
 * Puts my changes onto what somebody else saved meanwhile. What only one of us changed is taken over; `clashes` are fields that we both
 * changed to different values: they keep mine until a person picks. Fields that are no longer there are let go.
 */
export function mergeFields(base: Fields, mine: Fields, theirs: Fields): { merged: Fields; clashes: FieldClash[]; taken: string[] } {
  const myChanges = new Set(differing(base, mine));
  const theirChanges = differing(base, theirs);
  const clashes = theirChanges
    .filter((field) => myChanges.has(field) && !isSame(mine[field]!, theirs[field]!))
    .map((field) => ({ field, mine: mine[field]!, theirs: theirs[field]! }));
  const kept = Object.fromEntries([...myChanges].filter((field) => field in theirs).map((field) => [field, mine[field]!]));
  return { merged: { ...theirs, ...kept }, clashes, taken: theirChanges.filter((field) => !myChanges.has(field)) };
}

function isSame(a: Value, b: Value): boolean {
  return typeof a === 'string' && typeof b === 'string' ? a.trim() === b.trim() : a === b;
}
