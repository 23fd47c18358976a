import type { Member } from '@desk/core/access';
import type { Db, Pool } from '@desk/core/db/connect';
import { memberOf } from '@desk/core/people/me';
import type { UserId } from '@desk/protocol/ids';
import type { Log } from '@desk/runtime/log';
import { z } from 'zod';
import type { SignInLibrary } from './sign-in-library.ts';

/** Somebody signed in: who they are here, by which session, until when. */
export type SignedIn = { member: Member; sessionId: string; expiresAt: Date };

/** What PostgreSQL tells when a session or somebody's rights change; `gone` false means: ask again. `sessionId` null: all of the user's. */
const Notice = z.object({ userId: z.string(), sessionId: z.string().nullable(), gone: z.boolean() });
export type SessionNotice = z.infer<typeof Notice>;

export type Sessions = {
  /** The session behind a Cookie header; null when there is none that holds. */
  find(cookie: string | undefined): Promise<SignedIn | null>;
  onNotice(listener: (notice: SessionNotice) => void): void;
  /** Hears that notices may have been missed: the listening connection was away. */
  onGap(listener: () => void): void;
  close(): Promise<void>;
};

const KEPT_MS = 30_000;
const KEPT_AT_MOST = 5_000;

/**
 * Sessions with a small cache: a check costs no query, and a revoked session is forgotten within milliseconds on every node, because
 * PostgreSQL itself tells (triggers on `sessions` and `memberships`). When the listening connection comes back from an outage, everything cached
 * is forgotten and `onGap` is told.
 */
export async function createSessions(db: Db, pool: Pool, library: SignInLibrary, log: Log): Promise<Sessions> {
  const cache = new Map<string, { signedIn: SignedIn; until: number }>();
  const listeners = new Set<(notice: SessionNotice) => void>();
  const gapListeners = new Set<() => void>();
  let isListening = false;
  let epoch = 0;

  function forget(matches: (signedIn: SignedIn) => boolean): void {
    epoch++;
    for (const [cookie, { signedIn }] of cache) if (matches(signedIn)) cache.delete(cookie);
  }

  const listening = await pool.listen(
    'desk_session',
    (payload) => {
      const notice = Notice.parse(JSON.parse(payload));
      forget(({ member, sessionId }) => member.id === notice.userId && (notice.sessionId === null || notice.sessionId === sessionId));
      for (const listener of listeners) listener(notice);
    },
    () => {
      forget(() => true);
      if (isListening) for (const listener of gapListeners) listener();
      isListening = true;
    },
  );

  async function load(cookie: string): Promise<SignedIn | null> {
    const found = await library.api.getSession({ headers: new Headers({ cookie }) });
    if (!found) return null;
    return { member: await memberOf(db, found.user.id as UserId), sessionId: found.session.id, expiresAt: found.session.expiresAt };
  }

  return {
    async find(cookie) {
      if (!cookie?.includes('session_token')) return null;
      const now = Date.now();
      const kept = cache.get(cookie);
      if (kept && kept.until > now) return kept.signedIn;
      cache.delete(cookie);
      const epochBefore = epoch;
      const signedIn = await load(cookie);
      // A notice that came while we were asking may have been about this very session: then the answer is used once and not kept.
      if (signedIn && epoch === epochBefore) {
        cache.set(cookie, { signedIn, until: Math.min(now + KEPT_MS, signedIn.expiresAt.getTime()) });
        if (cache.size > KEPT_AT_MOST) cache.delete(cache.keys().next().value!);
      }
      return signedIn;
    },
    onNotice: (listener) => void listeners.add(listener),
    onGap: (listener) => void gapListeners.add(listener),
    close: () => listening.unlisten().catch((error: unknown) => log.debug({ err: error }, 'unlisten')),
  };
}
