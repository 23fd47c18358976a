import { parse } from 'postgres-array';

type Item = string | number | Date | null;

/**
 * The arrays that our tables and queries have, by the numbers that PostgreSQL gives their types. Times arrive as `Date`. An array of another
 * type is refused as a malformed literal: it belongs here.
 */
export const ARRAY_TYPES = {
  texts: arrayOf(1009, String),
  times: arrayOf(1185, (text) => new Date(text)),
  integers: arrayOf(1007, Number),
  bigints: arrayOf(1016, Number),
  floats: arrayOf(1022, Number),
  numerics: arrayOf(1231, Number),
};

function arrayOf<T extends Item>(type: number, item: (text: string) => T) {
  return { to: type, from: [type], parse: (text: string) => parse(text, item), serialize };
}

/** An array as PostgreSQL reads it; every item stands in quotes, whatever is in it. */
function serialize(items: readonly Item[]): string {
  const quoted = items.map((item) => {
    if (item === null) return 'NULL';
    const text = item instanceof Date ? item.toISOString() : String(item);
    return `"${text.replaceAll(/["\\]/g, '\\$&')}"`;
  });
  return `{${quoted.join()}}`;
}
