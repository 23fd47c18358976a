import type { Member } from '@desk/core/access';
import { CLOSE } from '@desk/protocol/wire';
import type { SessionNotice, SignedIn } from '../auth/sessions.ts';
import type { Metrics } from '../http/metrics.ts';
import type { Connection } from './connection.ts';
import type { Seen } from './seen.ts';

/** Every socket of this node with the session that opened it: a socket must not outlive its session, nor its rights. */
export type SocketRegistry = {
  /** Holds it until `expiresAt`. Returns a function that takes it out again. `signedIn` null: a visitor. */
  add(connection: Connection, signedIn: SignedIn | null, expiresAt: Date): () => void;
  onNotice(notice: SessionNotice): void;
  /** Notices may have been missed: every member comes again, and is asked who they are. */
  recheckAll(): void;
  /** Tells every socket that this node goes away, so that clients come back elsewhere. */
  closeAll(): void;
};

const ALIVE_MS = 30_000;
/** The longest delay that a timer can hold; what holds longer comes again then. */
const LONGEST_TIMER = 2_147_483_647;
const GOING_AWAY = { code: 1001, reason: 'going away' };
const COME_AGAIN = { code: 1012, reason: 'rights changed' };

/** `seen` is told every half minute who of the team is there, each once, be it nobody. */
export function createSocketRegistry(metrics: Metrics, seen: Pick<Seen, 'pulse'>): SocketRegistry {
  const open = new Map<Connection, SignedIn | null>();
  const pulse = setInterval(() => {
    const there = new Map<string, Member>();
    for (const [connection, signedIn] of open) if (connection.checkAlive() && signedIn) there.set(signedIn.member.id, signedIn.member);
    seen.pulse([...there.values()]);
  }, ALIVE_MS).unref();
  return {
    add(connection, signedIn, expiresAt) {
      open.set(connection, signedIn);
      metrics.sockets.inc({ kind: signedIn ? 'member' : 'visitor' });
      const left = Math.min(expiresAt.getTime() - Date.now(), LONGEST_TIMER);
      const timer = setTimeout(() => connection.close(signedIn ? CLOSE.signIn : COME_AGAIN), left).unref();
      return () => {
        clearTimeout(timer);
        if (open.delete(connection)) metrics.sockets.dec({ kind: signedIn ? 'member' : 'visitor' });
      };
    },
    onNotice(notice) {
      for (const [connection, signedIn] of open) {
        if (signedIn?.member.id !== notice.userId) continue;
        if (notice.sessionId === null) connection.close(COME_AGAIN);
        else if (notice.gone && notice.sessionId === signedIn.sessionId) connection.close(CLOSE.signIn);
      }
    },
    recheckAll() {
      for (const [connection, signedIn] of open) if (signedIn) connection.close(COME_AGAIN);
    },
    closeAll() {
      clearInterval(pulse);
      for (const connection of open.keys()) connection.close(GOING_AWAY);
    },
  };
}
