import { randomUUID } from 'node:crypto';
import { CLOSE } from '@desk/protocol/wire';
import type { Log } from '@desk/runtime/log';
import { upgradeWebSocket } from '@hono/node-server';
import { Hono } from 'hono';
import { every } from 'hono/combine';
import type { WebSocket } from 'ws';
import type { Deps, Env } from '../http/context.ts';
import { requireMember, requireVisitor, sameOrigin } from '../http/guards.ts';
import type { ChatFacts } from './chat-facts.ts';
import { type Connection, createConnection } from './connection.ts';
import type { Hub } from './hub.ts';
import { memberSocket, type Socket } from './member-socket.ts';
import type { SocketRegistry } from './registry.ts';
import type { Seen } from './seen.ts';
import { visitorSocket } from './visitor-socket.ts';

/** What a socket needs beside the dependencies of every route. */
export type Sockets = { hub: Hub; facts: ChatFacts; registry: SocketRegistry; seen: Seen };

/** No client of ours says more than this in a second. */
const FRAMES_PER_SECOND = 50;

/** `GET /api/socket`: with a visitor token a customer's socket; else a member's, by cookie, and from our own pages only. */
export function socketRoute(deps: Deps, { hub, facts, registry, seen }: Sockets) {
  const visitor = requireVisitor(deps);
  const member = every(sameOrigin(deps), requireMember(deps));
  return new Hono<Env>().get(
    '/socket',
    (c, next) => (c.req.query('token') === undefined ? member(c, next) : visitor(c, next)),
    upgradeWebSocket((c) => {
      const signedIn = c.get('visitor')
        ? null
        : { member: c.get('member'), sessionId: c.get('sessionId'), expiresAt: c.get('sessionExpiresAt') };
      let onText = (_text: string) => {};
      let onClose = () => {};
      return {
        onOpen(_event, ws) {
          const connection = createConnection(randomUUID(), ws.raw as WebSocket);
          const socket = signedIn
            ? memberSocket(connection, signedIn, { ...deps, seen }, hub, facts)
            : visitorSocket(connection, c.get('visitor'), deps, hub);
          const unregister = registry.add(connection, signedIn, signedIn?.expiresAt ?? c.get('visitorExpiresAt'));
          if (signedIn) void stillSignedIn(c.req.header('cookie'), connection, deps);
          onText = inOrder(connection, socket, deps.log);
          onClose = () => {
            onText = () => {};
            unregister();
            void socket.onClose();
          };
        },
        onMessage: (event) => onText(typeof event.data === 'string' ? event.data : ''),
        onClose: () => onClose(),
      };
    }),
  );
}

/** A session that ended between the guard and this moment was told of before anybody listened for this socket. */
async function stillSignedIn(cookie: string | undefined, connection: Connection, { sessions, log }: Deps): Promise<void> {
  try {
    if ((await sessions.find(cookie)) === null) connection.close(CLOSE.signIn);
  } catch (error) {
    log.warn({ err: error }, 'a new socket could not be asked again who it is');
    connection.close(CLOSE.signIn);
  }
}

/** Handles frames one after another, and closes a socket that floods us. */
function inOrder(connection: Connection, socket: Socket, log: Log): (text: string) => void {
  let last: Promise<void> = Promise.resolve();
  let second = 0;
  let frames = 0;
  return (text) => {
    const now = Math.floor(Date.now() / 1000);
    frames = now === second ? frames + 1 : 1;
    second = now;
    if (frames > FRAMES_PER_SECOND) return connection.close(CLOSE.tooSlow);
    last = last
      .then(() => socket.onFrame(text))
      .catch((error: unknown) => {
        log.error({ err: error }, 'a socket frame failed');
        connection.close({ code: 1011, reason: 'internal' });
      });
  };
}
