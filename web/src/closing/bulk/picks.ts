/** How many chats one bulk act takes. */
export const PICK_LIMIT = 100;

/** Rows that are ticked, and where a range starts. */
export interface Picks {
  readonly ids: ReadonlySet<string>;
  readonly anchor: string;
}

export const noPicks: Picks = { ids: new Set(), anchor: '' };

/** Ticks a row, or takes its tick away; the next range starts here. A full hand takes no more. */
export function togglePick(picks: Picks, id: string): Picks {
  const ids = new Set(picks.ids);
  if (!ids.delete(id) && ids.size < PICK_LIMIT) ids.add(id);
  return { ids, anchor: id };
}

/** Ticks everything from where the last tick was made to this row, in the order of the list, as far as the hand reaches. */
export function pickRange(picks: Picks, order: readonly string[], id: string): Picks {
  const from = order.indexOf(picks.anchor);
  const to = order.indexOf(id);
  if (from < 0 || to < 0) return togglePick(picks, id);
  const range = order.slice(Math.min(from, to), Math.max(from, to) + 1);
  return { ids: addUpToLimit(picks.ids, from <= to ? range : range.reverse()), anchor: id };
}

/** Ticks every row, as far as the hand reaches. */
export function pickAll(picks: Picks, order: readonly string[]): Picks {
  return { ids: addUpToLimit(picks.ids, order), anchor: picks.anchor };
}

/** Lets go of rows that are no longer there. */
export function keepPicks(picks: Picks, order: readonly string[]): Picks {
  const present = new Set(order);
  if ([...picks.ids].every((id) => present.has(id))) return picks;
  return { ids: new Set([...picks.ids].filter((id) => present.has(id))), anchor: present.has(picks.anchor) ? picks.anchor : '' };
}

function addUpToLimit(ids: ReadonlySet<string>, more: readonly string[]): ReadonlySet<string> {
  const all = new Set(ids);
  for (const id of more) if (all.size < PICK_LIMIT) all.add(id);
  return all;
}
