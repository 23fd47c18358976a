import { CLOSE } from '@desk/protocol/wire';
import type { WebSocket } from 'ws';

/** Above this many bytes waiting in one socket nothing more is written to it: a slow reader must not fill our memory. */
const BUDGET_BYTES = 1_048_576;
const SLOW_MS = 30_000;

/** One open socket, with the brake for slow readers. */
export type Connection = {
  readonly id: string;
  /** A frame of text; as a Buffer when many are sent the same one, so that it is encoded once. */
  send(frame: string | Buffer): void;
  close(why: { code: number; reason: string }): void;
  readonly isOpen: boolean;
  /**
   * Asks the peer for a sign of life, and cuts off one that has given none since it was asked before: a phone that has gone says no goodbye. True
   * for one that has.
   */
  checkAlive(): boolean;
};

/**
 * Wraps a socket. When its reader falls behind by more than the budget, frames are dropped and it is told to resync once it has caught up;
 * if it does not within 30 s it is closed (4429).
 */
export function createConnection(id: string, socket: WebSocket): Connection {
  let slowSince: number | null = null;
  let isAlive = true;
  socket.on('pong', () => {
    isAlive = true;
  });
  return {
    id,
    send(frame) {
      if (socket.readyState !== socket.OPEN) return;
      if (socket.bufferedAmount > BUDGET_BYTES) {
        slowSince ??= Date.now();
        if (Date.now() - slowSince > SLOW_MS) this.close(CLOSE.tooSlow);
        return;
      }
      if (slowSince !== null) {
        slowSince = null;
        socket.send('{"type":"resync"}');
      }
      socket.send(frame, { binary: false });
    },
    close({ code, reason }) {
      socket.close(code, reason);
      setTimeout(() => socket.terminate(), 2_000).unref();
    },
    checkAlive() {
      const wasAlive = isAlive;
      isAlive = false;
      if (!wasAlive) socket.terminate();
      else if (socket.readyState === socket.OPEN) socket.ping();
      return wasAlive;
    },
    get isOpen() {
      return socket.readyState === socket.OPEN;
    },
  };
}
