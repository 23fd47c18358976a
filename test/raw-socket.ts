import { WebSocket } from 'ws';
import { until } from './until.ts';

/** A socket below the protocol: it says what it is told to and keeps what it hears, as text and parsed. */
export type RawSocket = {
  texts: string[];
  frames: { type: string; [more: string]: unknown }[];
  closed: { code: number } | null;
  say(frame: unknown): void;
  /** The first frame of this type that fits, now or later. */
  frame<F extends { type: string }>(type: F['type'], matches?: (frame: F) => boolean): Promise<F>;
  /** The code with which the other side closes. */
  end(): Promise<number>;
  /** Stops and goes on reading, as a page does whose computer sleeps. */
  pause(): void;
  resume(): void;
  close(): void;
};

/** Opens it. Rejects with `{ status }` when the upgrade is refused. */
export async function openSocket(url: string, options: { path?: string; headers?: Record<string, string> } = {}): Promise<RawSocket> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}${options.path ?? '/api/socket'}`, {
    headers: { origin: url, ...options.headers },
  });
  const raw: RawSocket = {
    texts: [],
    frames: [],
    closed: null,
    say: (frame) => socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame)),
    frame: (type, matches = () => true) => until(() => raw.frames.find((frame) => frame.type === type && matches(frame as never)) as never),
    end: async () => (await until(() => raw.closed)).code,
    pause: () => socket.pause(),
    resume: () => socket.resume(),
    close: () => socket.close(),
  };
  socket.on('message', (data) => {
    raw.texts.push(String(data));
    raw.frames.push(JSON.parse(String(data)));
  });
  socket.on('close', (code) => {
    raw.closed = { code };
  });
  await new Promise((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('unexpected-response', (_request, answer) => {
      reject(Object.assign(new Error(`The upgrade was answered ${answer.statusCode}.`), { status: answer.statusCode }));
      socket.terminate();
    });
    socket.once('error', reject);
  });
  return raw;
}
