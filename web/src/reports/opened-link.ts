/** What a figure of chats that came in counts, or one of first answers. */
type OpenedFilters = {
  from: Date;
  to: Date;
  by?: 'answered';
  channel?: string;
  attended?: 'yes' | 'no';
  repliedWithin?: string;
  department?: string | undefined;
};

/** The address of the chats behind a figure of chats that came in. */
export function openedLink({ from, to, ...more }: OpenedFilters): string {
  const query = new URLSearchParams({ from: from.toISOString(), to: to.toISOString() });
  for (const [name, value] of Object.entries(more)) if (value) query.set(name, value);
  return `/supervise/opened?${query}`;
}
