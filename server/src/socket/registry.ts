import { CLOSE } from '@desk/protocol/wire';
import type { SessionNotice, SignedIn } from '../auth/sessions.ts';
import type { Metrics } from '../http/metrics.ts';
import type { Connection } from './connection.ts';

/** Every socket of this node with the session that opened it: a socket must not outlive its session, nor its rights. */
export type SocketRegistry = {
  /** Returns a function that takes it out again. `signedIn` null: a visitor. */
  add(connection: Connection, signedIn: SignedIn | null): () => void;
  onNotice(notice: SessionNotice): void;
  /** Tells every socket that this node goes away, so that clients come back elsewhere. */
  closeAll(): void;
};

/** The longest delay that a timer can hold; a session of more than 24 days is looked at again then. */
const LONGEST_TIMER = 2_147_483_647;
const GOING_AWAY = { code: 1001, reason: 'going away' };
const COME_AGAIN = { code: 1012, reason: 'rights changed' };

export function createSocketRegistry(metrics: Metrics): SocketRegistry {
  const open = new Map<Connection, SignedIn | null>();
  return {
    add(connection, signedIn) {
      open.set(connection, signedIn);
      metrics.sockets.inc({ kind: signedIn ? 'member' : 'visitor' });
      const left = signedIn ? Math.min(signedIn.expiresAt.getTime() - Date.now(), LONGEST_TIMER) : LONGEST_TIMER;
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
    closeAll() {
      for (const connection of open.keys()) connection.close(GOING_AWAY);
    },
  };
}
