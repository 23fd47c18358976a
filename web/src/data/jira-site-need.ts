import type { JiraSiteState } from '@desk/protocol/report';

const DAY_MS = 86_400_000;
const AHEAD_MS = 30 * DAY_MS;
const SOON_MS = 7 * DAY_MS;
/** From here on it is no longer a reminder. */
const LAST_MS = DAY_MS;
/** A site that is down for less comes back by itself more often than not. */
const LONG_MS = 10 * 60_000;

/** Why a person must see to a JIRA site, and what they do about it. */
export type JiraSiteNeed = { tone: 'negative' | 'warning'; words: string; act: string; isFarOff?: true };

/**
 * What a site needs of a person; undefined when nothing. Only admins can renew a token, so everybody else is told to ask one. `isFarOff`: it has more than
 * a week. `now` in milliseconds.
 */
export function jiraSiteNeed(site: JiraSiteState, now: number, isAdmin: boolean): JiraSiteNeed | undefined {
  const renew = (words: string) => (isAdmin ? { words, act: 'Renew token' } : { words: `${words}: ask an admin`, act: 'See health' });
  const waiting = site.pending === 1 ? ', 1 link waits' : site.pending > 1 ? `, ${site.pending} links wait` : '';
  if (site.state === 'held') return { tone: 'negative', ...renew(`refuses the sign-in${waiting}`) };
  const endsIn = site.tokenExpiresAt === null ? Number.POSITIVE_INFINITY : Date.parse(site.tokenExpiresAt) - now;
  if (endsIn <= 0) return { tone: 'negative', ...renew('has a token that has ended') };
  if (site.state === 'parked' && (site.lastOkAt === null || now - Date.parse(site.lastOkAt) > LONG_MS))
    return { tone: 'negative', words: `has not answered for ${forTime(site.lastOkAt, now)}${waiting}`, act: 'See health' };
  if (endsIn > AHEAD_MS) return undefined;
  const days = Math.ceil(endsIn / DAY_MS);
  return {
    tone: endsIn <= LAST_MS ? 'negative' : 'warning',
    ...renew(`has a token that ends ${days === 1 ? 'tomorrow' : `in ${days} days`}`),
    ...(endsIn > SOON_MS ? { isFarOff: true } : {}),
  };
}

function forTime(since: string | null, now: number): string {
  if (since === null) return 'a while';
  const minutes = Math.floor((now - Date.parse(since)) / 60_000);
  if (minutes < 120) return `${minutes} minutes`;
  return minutes < 2_880 ? `${Math.floor(minutes / 60)} hours` : `${Math.floor(minutes / 1_440)} days`;
}
