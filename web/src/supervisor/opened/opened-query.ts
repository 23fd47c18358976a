const names = ['from', 'to', 'by', 'channel', 'attended', 'repliedWithin', 'department'] as const;

/** Which chats that came in: a range (ISO-8601, `to` exclusive) of opening times, or of first answers where `by` says so, and what narrows it. */
export type OpenedQuery = { from: string; to: string } & { [N in 'by' | 'channel' | 'attended' | 'repliedWithin' | 'department']?: string };

/** The question as it stands in the address; undefined without a range. */
export function openedQuery(query: URLSearchParams): OpenedQuery | undefined {
  const asked = Object.fromEntries(names.flatMap((name) => (query.get(name) ? [[name, query.get(name)!]] : [])));
  const isRange = [asked.from, asked.to].every((text) => text && !Number.isNaN(Date.parse(text)));
  return isRange ? (asked as OpenedQuery) : undefined;
}
