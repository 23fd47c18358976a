/** What an answer holds, by name; nothing when it is no object. A list has only its numbers. */
export function objectOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
