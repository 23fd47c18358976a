import { JiraFailure } from './failure.ts';

/** Why a site is called: somebody waits for the answer, a link is made, one is taken off, or its issues are looked at again. */
export type Lane = 'resolve' | 'link' | 'unlink' | 'poll';

const ORDER: readonly Lane[] = ['resolve', 'link', 'unlink', 'poll'];
/** Calls to one host at once from this process, and how many of them may be looks. */
const AT_ONCE = 4;
const POLLS_AT_ONCE = 2;
const PATIENCE_MS = 20_000;

type Waiting = { lane: Lane; start: () => void };
type Host = { running: number; polls: number; waiting: Waiting[] };
const hosts = new Map<string, Host>();

/**
 * Makes a call when the host has room for it: what a person waits for goes before links, links before what is taken off, looks last. Time in line
 * is none of the call's own time.
 * @throws JiraFailure `timeout` when there was no room for twenty seconds; the signal's reason if it aborts; whatever `work` throws
 */
export async function inLane<T>(
  name: string,
  lane: Lane,
  work: () => Promise<T>,
  signal?: AbortSignal,
  patienceMs = PATIENCE_MS,
): Promise<T> {
  const host = hosts.get(name) ?? { running: 0, polls: 0, waiting: [] };
  hosts.set(name, host);
  if (!hasRoom(host, lane)) await turnAt(host, lane, name, patienceMs, signal);
  else take(host, lane);
  try {
    return await work();
  } finally {
    host.running -= 1;
    if (lane === 'poll') host.polls -= 1;
    callNext(host);
    if (host.running === 0 && host.waiting.length === 0) hosts.delete(name);
  }
}

function hasRoom({ running, polls }: Host, lane: Lane): boolean {
  return running < AT_ONCE && (lane !== 'poll' || polls < POLLS_AT_ONCE);
}

function take(host: Host, lane: Lane): void {
  host.running += 1;
  if (lane === 'poll') host.polls += 1;
}

/** Of those that have room, the first of the most urgent lane. Its place is taken for it, so that nobody who comes now slips in. */
function callNext(host: Host): void {
  for (const lane of ORDER) {
    const next = hasRoom(host, lane) ? host.waiting.find((each) => each.lane === lane) : undefined;
    if (!next) continue;
    host.waiting.splice(host.waiting.indexOf(next), 1);
    take(host, lane);
    next.start();
    return;
  }
}

function turnAt(host: Host, lane: Lane, name: string, patienceMs: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const leave = (reason: unknown) => {
      const place = host.waiting.indexOf(mine);
      if (place >= 0) host.waiting.splice(place, 1);
      end();
      reject(reason);
    };
    const aborted = () => leave(signal?.reason);
    const timer = setTimeout(() => leave(new JiraFailure('timeout', `Other calls to ${name} take too long.`)), patienceMs);
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
    host.waiting.push(mine);
  });
}
