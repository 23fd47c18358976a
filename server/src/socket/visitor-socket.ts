import type { Visitor } from '@desk/core/access';
import { liveChatOf } from '@desk/core/customers/visitor-chat';
import type { VisitorFrame } from '@desk/protocol/socket';
import { CLOSE, PROTOCOL } from '@desk/protocol/wire';
import type { Deps } from '../http/context.ts';
import type { Connection } from './connection.ts';
import type { Hub } from './hub.ts';
import { parse, type Socket } from './member-socket.ts';
import { visitorChannel } from './topics.ts';

/** Typing is told at most this often: it costs a query. */
const TYPING_MS = 2_000;

/** What a visitor's socket does: it hears of its own chat, and may say that the customer is typing. */
export function visitorSocket(connection: Connection, visitor: Visitor, { bus, db }: Pick<Deps, 'bus' | 'db'>, hub: Hub): Socket {
  let greeted = false;
  let typedAt = Number.NEGATIVE_INFINITY;

  async function greet(protocol: number, since: string | undefined): Promise<void> {
    if (protocol !== PROTOCOL) return connection.close(CLOSE.reload);
    greeted = true;
    const place = await hub.place(since);
    send({ type: 'welcome', protocol: PROTOCOL, ...place, now: new Date().toISOString() });
    const complete = await hub.watch(connection, 'visitors', [visitorChannel(visitor.workspaceId, visitor.id)], place.cursor || undefined);
    if (!complete) send({ type: 'resync' });
  }

  async function typing(): Promise<void> {
    if (Date.now() < typedAt + TYPING_MS) return;
    typedAt = Date.now();
    const chat = await liveChatOf(db, visitor);
    if (chat)
      bus.signal({
        type: 'typing',
        workspaceId: visitor.workspaceId,
        customerId: visitor.id,
        ...chat,
        who: { kind: 'customer', name: visitor.name.split(' ')[0]! },
      });
  }

  function send(message: VisitorFrame): void {
    connection.send(JSON.stringify(message));
  }

  return {
    async onFrame(text) {
      const read = parse(text);
      if (!read || (!greeted && read.type !== 'hello')) return connection.close(CLOSE.badMessage);
      if (read.type === 'hello') return greet(read.protocol, read.since);
      if (read.type === 'typing') return typing();
      if (read.type === 'ping') return send({ type: 'pong', bus: await hub.hears(), now: new Date().toISOString() });
    },
    async onClose() {
      hub.leave(connection);
    },
  };
}
