import type { Visitor } from '@desk/core/access';
import { visitorChat } from '@desk/core/customers/visitor-chat';
import type { VisitorFrame } from '@desk/protocol/socket';
import { CLOSE, PROTOCOL } from '@desk/protocol/wire';
import type { Deps } from '../http/context.ts';
import type { ChatFacts } from './chat-facts.ts';
import type { Connection } from './connection.ts';
import type { Hub } from './hub.ts';
import { parse, type Socket } from './member-socket.ts';
import { visitorChannel } from './topics.ts';

/** What a visitor's socket does: it hears of its own chat, and may say that the customer is typing. */
export function visitorSocket(
  connection: Connection,
  visitor: Visitor,
  { bus, db }: Pick<Deps, 'bus' | 'db'>,
  hub: Hub,
  facts: ChatFacts,
): Socket {
  let greeted = false;

  async function greet(protocol: number, since: string | undefined): Promise<void> {
    if (protocol !== PROTOCOL) return connection.close(CLOSE.reload);
    greeted = true;
    const resumed = since !== undefined && (await bus.since(since, 5_000)) !== null;
    send({ type: 'welcome', protocol: PROTOCOL, cursor: resumed ? since! : await hub.head(), resumed, now: new Date().toISOString() });
    const complete = await hub.watch(
      connection,
      'visitors',
      [visitorChannel(visitor.workspaceId, visitor.id)],
      resumed ? since : undefined,
    );
    if (!complete) send({ type: 'resync' });
  }

  async function typing(): Promise<void> {
    const chat = (await visitorChat(db, visitor))?.chat;
    if (chat?.status !== 'live') return;
    const parties = await facts.find(visitor.workspaceId, chat.id);
    if (parties) bus.signal({ type: 'typing', ...parties, chatId: chat.id, who: { kind: 'customer', name: visitor.name.split(' ')[0]! } });
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
      if (read.type === 'ping') return send({ type: 'pong', now: new Date().toISOString() });
    },
    async onClose() {
      hub.leave(connection);
    },
  };
}
