import type { DeskEvent, EventType } from '@desk/protocol/events';
import type { ServerFrame, Topic } from '@desk/protocol/socket';
import { PROTOCOL } from '@desk/protocol/wire';
import type { Client } from './client.ts';
import { openSocket, type RawSocket } from './raw-socket.ts';
import { until } from './until.ts';

/** A member's socket that keeps what it hears. */
export type Listener = Omit<RawSocket, 'frames' | 'frame'> & {
  frames: ServerFrame[];
  events: DeskEvent[];
  cursor: string;
  event<T extends EventType>(type: T, matches?: (event: DeskEvent<T>) => boolean): Promise<DeskEvent<T>>;
  frame<T extends ServerFrame['type']>(type: T): Promise<Extract<ServerFrame, { type: T }>>;
};

/** Opens a socket as the desk's pages do: hello, then watch. Resolves once the server says that the topics are watched. */
export async function listen(who: Client, topics: Topic[], since?: string): Promise<Listener> {
  const socket = await openSocket(who.url, { headers: who.headers });
  const frames = socket.frames as unknown as ServerFrame[];
  const listener: Listener = {
    ...socket,
    frames,
    get closed() {
      return socket.closed;
    },
    get events() {
      return frames.flatMap((frame) => (frame.type === 'events' ? frame.events : []));
    },
    get cursor() {
      return frames.findLast((frame) => 'cursor' in frame)?.cursor ?? '';
    },
    event: (type, matches = () => true) =>
      until(() => listener.events.find((event) => event.type === type && matches(event as never)) as never),
    frame: (type) => until(() => frames.find((frame) => frame.type === type) as never),
  };
  socket.say({ type: 'hello', protocol: PROTOCOL, ...(since ? { since } : {}) });
  socket.say({ type: 'watch', topics });
  await listener.frame('watching');
  return listener;
}

/** Opens a customer's socket as the widget does: from any site, with the token in the address. Resolves when it is welcomed. */
export async function listenAsVisitor(customer: Client, since?: string): Promise<RawSocket> {
  const token = customer.headers.authorization!.slice('Bearer '.length);
  const socket = await openSocket(customer.url, { path: `/api/socket?token=${token}`, headers: { origin: 'https://shop.example' } });
  socket.say({ type: 'hello', protocol: PROTOCOL, ...(since ? { since } : {}) });
  await socket.frame('welcome');
  return socket;
}
