import type { Chat } from '@desk/protocol/chat';
import type { LiveGroup } from './live-groups.ts';

/** What a list shows: rows that are held may have ended or gone elsewhere meanwhile. `changes`: chats that came, went or moved since it is held. */
export type ShownGroups = { groups: readonly LiveGroup[]; gone: ReadonlySet<string>; changes: number };

/** Keeps rows where they are while somebody ticks them. What each row says stays true all the time. */
export class HeldGroups {
  #held: readonly LiveGroup[] | undefined;

  /** `fresh` as it would stand now; `now` gives a chat as it is by its id. */
  show(fresh: readonly LiveGroup[], isHeld: boolean, now: (id: string) => Chat | undefined): ShownGroups {
    if (!isHeld) this.#held = undefined;
    else this.#held ??= fresh;
    const held = this.#held;
    if (!held || held === fresh) return { groups: fresh, gone: new Set(), changes: 0 };
    const before = placesOf(held);
    const after = placesOf(fresh);
    const gone = new Set([...before.keys()].filter((id) => !after.has(id)));
    const came = [...after.keys()].filter((id) => !before.has(id)).length;
    const groups = held.map((group) => ({ ...group, chats: group.chats.map((chat) => now(chat.id) ?? chat) }));
    return { groups, gone, changes: gone.size + came + moved(before, after) };
  }

  /** Lets in what came, went and moved; it is held again from there. */
  letIn(): void {
    this.#held = undefined;
  }
}

/** The group of each chat, in the order of the list. */
function placesOf(groups: readonly LiveGroup[]): Map<string, string> {
  return new Map(groups.flatMap((group) => group.chats.map((chat): [string, string] => [chat.id, group.id])));
}

/** Chats in another group, and in each group the fewest that have to move for the others to stand in their order. */
function moved(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): number {
  const order = new Map([...after.keys()].map((id, i) => [id, i]));
  const both = [...before.keys()].filter((id) => after.has(id));
  const byGroup = Map.groupBy(
    both.filter((id) => after.get(id) === before.get(id)),
    (id) => before.get(id),
  );
  const still = [...byGroup.values()].reduce((sum, ids) => sum + longestRise(ids.map((id) => order.get(id)!)), 0);
  return both.length - still;
}

/** How many of these numbers, at most, rise from one to the next when the others are left out. */
function longestRise(numbers: readonly number[]): number {
  const ends: number[] = []; // the smallest end of a rise of each length
  for (const number of numbers) {
    const at = ends.findIndex((end) => end >= number);
    if (at < 0) ends.push(number);
    else ends[at] = number;
  }
  return ends.length;
}
