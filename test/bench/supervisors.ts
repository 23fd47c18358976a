import type { ServerFrame, Topic } from '@desk/protocol/socket';
import { PROTOCOL } from '@desk/protocol/wire';
import { WebSocket } from 'ws';
import { until } from '../until.ts';
import { monotonicMs } from './monotonic.ts';
import { offer } from './peer.ts';

/** Supervisors with their walls open: sockets that note when they heard of which closed chat. */
export type Supervisors = {
  /** Opens a socket per cookie, watches what the wall watches, and waits until nothing more arrives. */
  connect(to: { url: string; cookies: string[] }): Promise<void>;
  /** Opens plain sockets, which only count; `hello` is sent first. */
  connectBare(to: { url: string; count: number; hello?: string }): Promise<void>;
  /** What was heard since the sockets were opened, against what should have been; waits for stragglers. Delays in ms after the answer. */
  tally(answeredAt: Map<string, number>): Promise<{ delaysMs: number[]; lost: number; twice: number }>;
  /** The text of the last frame that held exactly one event. */
  sample(input: null): Promise<string>;
  /** Resolves once every plain socket has heard `frames` frames. */
  heard(frames: number): Promise<void>;
  disconnect(input: null): Promise<void>;
};

const WALL: Topic[] = ['closures', 'queue', 'agents', 'figures', 'chats'];
const QUIET_MS = 400;
const AT_ONCE = 20;

/** `heardAt`: monotonic ms by the number of the chat, 0 for not yet; an array, since 200 maps that grow at the same close would be measured too. */
type Listener = { socket: WebSocket; heardAt: Float64Array; heard: number; twice: number; frames: number };
type Read = { data: Buffer; frame: ServerFrame; closed: number[] };

/** More closes than any round has. */
const CHATS_AT_MOST = 2_048;

let listeners: Listener[] = [];
let lastHeard = 0;
/** Chats by id, numbered in the order in which the first socket heard of them. */
let numbers = new Map<string, number>();
let lastRead: Read | null = null;
let single = '';

function numberOf(chatId: string): number {
  const known = numbers.get(chatId) ?? numbers.size;
  if (known === CHATS_AT_MOST) throw new Error('More chats were closed than this bench can follow.');
  numbers.set(chatId, known);
  return known;
}

/** All supervisors get the same bytes: parsing them once leaves the machine to what is measured. */
function read(data: Buffer): Read {
  if (lastRead?.data.equals(data)) return lastRead;
  const text = data.toString();
  const frame = JSON.parse(text) as ServerFrame;
  const events = frame.type === 'events' ? frame.events : [];
  const closed = events.filter((event) => event.type === 'chat.closed').map((event) => numberOf(String(event.chatId)));
  if (closed.length === 1 && events.length === 1) single = text;
  lastRead = { data, frame, closed };
  return lastRead;
}

async function open(url: string, headers: Record<string, string>, onFrame: (listener: Listener, data: Buffer) => void): Promise<Listener> {
  const socket = new WebSocket(url, { headers, perMessageDeflate: false });
  const listener: Listener = { socket, heardAt: new Float64Array(CHATS_AT_MOST), heard: 0, twice: 0, frames: 0 };
  listeners.push(listener);
  socket.on('message', (data: Buffer) => {
    lastHeard = monotonicMs();
    onFrame(listener, data);
  });
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  return listener;
}

async function watchWall(url: string, cookie: string): Promise<void> {
  const watching = Promise.withResolvers<void>();
  const { socket } = await open(`${url.replace('http', 'ws')}/api/socket`, { cookie, origin: url }, (listener, data) => {
    const { frame, closed } = read(data);
    if (frame.type === 'watching') watching.resolve();
    for (const chat of closed) {
      if (listener.heardAt[chat]) listener.twice++;
      else {
        listener.heardAt[chat] = lastHeard;
        listener.heard++;
      }
    }
  });
  socket.send(JSON.stringify({ type: 'hello', protocol: PROTOCOL }));
  socket.send(JSON.stringify({ type: 'watch', topics: WALL }));
  await watching.promise;
}

if (process.send) {
  offer({
    async connect({ url, cookies }) {
      for (let i = 0; i < cookies.length; i += AT_ONCE)
        await Promise.all(cookies.slice(i, i + AT_ONCE).map((cookie) => watchWall(url, cookie)));
      await until(() => monotonicMs() - lastHeard > QUIET_MS);
    },
    async connectBare({ url, count, hello }) {
      const count1 = (listener: Listener) => void listener.frames++;
      const opened = await Promise.all(Array.from({ length: count }, () => open(url, {}, count1)));
      for (const { socket } of opened) if (hello) socket.send(hello);
      await until(() => monotonicMs() - lastHeard > QUIET_MS);
      for (const listener of opened) listener.frames = 0;
    },
    async tally(answeredAt) {
      const all = () => listeners.every(({ heard }) => heard >= answeredAt.size);
      await until(all, 5_000).catch(() => {}); // What did not come by now is counted as lost.
      const delaysMs: number[] = [];
      for (const [chatId, at] of answeredAt) {
        const chat = numbers.get(chatId);
        if (chat !== undefined) for (const { heardAt } of listeners) if (heardAt[chat]) delaysMs.push(heardAt[chat] - at);
      }
      const lost = listeners.length * answeredAt.size - delaysMs.length;
      return { delaysMs, lost, twice: listeners.reduce((sum, { twice }) => sum + twice, 0) };
    },
    sample: async () => single,
    heard: async (frames) => void (await until(() => listeners.every((listener) => listener.frames >= frames))),
    async disconnect() {
      const was = listeners;
      listeners = [];
      numbers = new Map();
      for (const { socket } of was) socket.close();
      await until(() => was.every(({ socket }) => socket.readyState === socket.CLOSED));
    },
  } satisfies Supervisors);
}
