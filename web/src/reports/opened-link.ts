/** What a figure of chats that came in counts. */
type OpenedFilters = { from: Date; to: Date; channel?: string; attended?: 'yes' | 'no'; department?: string | undefined };

/** The address of the chats behind a figure of chats that came in. */
export function openedLink({ from, to, ...more }: OpenedFilters): string {
  const query = new URLSearchParams({ from: from.toISOString(), to: to.toISOString() });
  for (const [name, value] of Object.entries(more)) if (value) query.set(name, value);
  return `/supervise/opened?${query}`;
}
