/** What an open chat waits for, as figures count it: `held` is live or pending. */
export type LiveState = 'waiting' | 'live' | 'pending' | 'held';

/** What the list of open chats can be asked for. */
export type LiveLinkFilters = {
  department?: string | undefined;
  agent?: string;
  channel?: string;
  state?: LiveState;
};

/** The address of the open chats behind a figure. */
export function liveLink(filters: LiveLinkFilters): string {
  const query = new URLSearchParams(Object.entries(filters).flatMap(([name, value]) => (value ? [[name, value]] : [])));
  return `/supervise/live${query.size > 0 ? `?${query}` : ''}`;
}
