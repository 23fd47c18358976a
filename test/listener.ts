import type { DeskEvent, EventType } from '@desk/protocol/events';
import type { ServerFrame, Topic } from '@desk/protocol/socket';
import { PROTOCOL } from '@desk/protocol/wire';
import { WebSocket } from 'ws';
import type { Client } from './client.ts';
import { until } from './until.ts';

/** A member's socket that keeps what it hears. */
export type Listener = {
  frames: ServerFrame[];
  events: DeskEvent[];
  /** Events with the time at which they were heard (performance.now). */
  heardAt: Map<number, number>;
  cursor: string;
  closed: { code: number } | null;
  say(frame: object): void;
  event<T extends EventType>(type: T, matches?: (event: DeskEvent<T>) => boolean): Promise<DeskEvent<T>>;
  frame<T extends ServerFrame['type']>(type: T): Promise<Extract<ServerFrame, { type: T }>>;
  close(): void;
};

/** Opens a socket as the desk's pages do: hello, then watch. Resolves once the server says that the topics are watched. */
export async function listen(who: Client, topics: Topic[], since?: string): Promise<Listener> {
  const socket = new WebSocket(`${who.url.replace('http', 'ws')}/api/socket`, { headers: { cookie: who.cookie, origin: who.url } });
  const listener: Listener = {
    frames: [],
    events: [],
    heardAt: new Map(),
    cursor: '',
    closed: null,
    say: (frame) => socket.send(JSON.stringify(frame)),
    event: (type, matches = () => true) =>
      until(() => listener.events.find((event) => event.type === type && matches(event as never)) as never),
    frame: (type) => until(() => listener.frames.find((frame) => frame.type === type) as never),
    close: () => socket.close(),
  };
  socket.on('message', (data) => {
    const frame = JSON.parse(String(data)) as ServerFrame;
    listener.frames.push(frame);
    if ('cursor' in frame) listener.cursor = frame.cursor;
    if (frame.type === 'events') {
      for (const event of frame.events) listener.heardAt.set(event.seq, performance.now());
      listener.events.push(...frame.events);
    }
  });
  socket.on('close', (code) => {
    listener.closed = { code };
  });
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  listener.say({ type: 'hello', protocol: PROTOCOL, ...(since ? { since } : {}) });
  listener.say({ type: 'watch', topics });
  await listener.frame('watching');
  return listener;
}
