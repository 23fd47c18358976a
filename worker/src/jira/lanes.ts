import { JiraFailure } from './failure.ts';

/** Why a site is called: somebody waits for the answer, a link is made, one is taken off, or its issues are looked at again. */
export type Lane = 'resolve' | 'link' | 'unlink' | 'poll';

const ORDER: readonly Lane[] = ['resolve', 'link', 'unlink', 'poll'];
/** Calls to one site at once from this process, and how many of them may be looks. */
const AT_ONCE = 4;
const POLLS_AT_ONCE = 2;
const PATIENCE_MS = 20_000;

type Waiting = { lane: Lane; start: () => void };
type Site = { running: number; polls: number; waiting: Waiting[] };
const sites = new Map<string, Site>();

/**
 * Makes a call when the site (`id`) has room for it: what a person waits for goes before links, links before what is taken off, looks last. Time in
 * line is none of the call's own time. Sites that are called at one address, as Atlassian's gateway, do not wait for one another.
 * @throws JiraFailure `busy` when there was no room for twenty seconds; the signal's reason if it aborts; whatever `work` throws
 */
export async function inLane<T>(
  id: string,
  lane: Lane,
  work: () => Promise<T>,
  signal?: AbortSignal,
  patienceMs = PATIENCE_MS,
): Promise<T> {
  const site = sites.get(id) ?? { running: 0, polls: 0, waiting: [] };
  sites.set(id, site);
  if (!hasRoom(site, lane)) await turnAt(site, lane, patienceMs, signal);
  else take(site, lane);
  try {
    return await work();
  } finally {
    site.running -= 1;
    if (lane === 'poll') site.polls -= 1;
    callNext(site);
    if (site.running === 0 && site.waiting.length === 0) sites.delete(id);
  }
}

function hasRoom({ running, polls }: Site, lane: Lane): boolean {
  return running < AT_ONCE && (lane !== 'poll' || polls < POLLS_AT_ONCE);
}

function take(site: Site, lane: Lane): void {
  site.running += 1;
  if (lane === 'poll') site.polls += 1;
}

/** Of those that have room, the first of the most urgent lane. Its place is taken for it, so that nobody who comes now slips in. */
function callNext(site: Site): void {
  for (const lane of ORDER) {
    const next = hasRoom(site, lane) ? site.waiting.find((each) => each.lane === lane) : undefined;
    if (!next) continue;
    site.waiting.splice(site.waiting.indexOf(next), 1);
    take(site, lane);
    next.start();
    return;
  }
}

function turnAt(site: Site, lane: Lane, patienceMs: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const leave = (reason: unknown) => {
      const place = site.waiting.indexOf(mine);
      if (place >= 0) site.waiting.splice(place, 1);
      end();
      reject(reason);
    };
    const aborted = () => leave(signal?.reason);
    const timer = setTimeout(() => leave(new JiraFailure('busy', 'Other calls to this site take too long.')), patienceMs);
    const end = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', aborted);
    };
    const mine: Waiting = {
      lane,
      start: () => {
        end();
        resolve();
      },
    };
    if (signal?.aborted) return aborted();
    signal?.addEventListener('abort', aborted);
    site.waiting.push(mine);
  });
}
