/** What stands under a chat into which I do not write as its owner, by what it is to me: the first sight of the desk needs none of them. */
const feet = {
  ended: () => Promise.all([import('./desk-closed-summary.ts'), import('./desk-follow-up.ts')]),
  ticket: () => import('./desk-ticket-offer.ts'),
  others: () => import('./desk-not-mine.ts'),
};

const loaded = new Set<keyof typeof feet>();

/** Fetches one when it is shown first, and calls `then` once it is there; one that could not be fetched is tried again with the next sight of it. */
export function wantFoot(foot: keyof typeof feet, then: () => void): void {
  if (!loaded.has(foot)) void load(foot).then(then, () => undefined);
}

/** Fetches all of them, once the desk has been drawn. */
export async function loadFeet(): Promise<void> {
  await Promise.all((Object.keys(feet) as (keyof typeof feet)[]).map(load));
}

async function load(foot: keyof typeof feet): Promise<void> {
  await feet[foot]();
  loaded.add(foot);
}
