/** A pattern for `ilike` that matches the text itself anywhere: what a person types is never a wildcard. */
export function contains(text: string): string {
  return `%${exactly(text)}%`;
}

/** A pattern for `ilike` that matches nothing but the text itself, in capitals or not. */
export function exactly(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}
