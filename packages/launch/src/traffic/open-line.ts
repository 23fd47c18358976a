import { PROTOCOL } from '@desk/protocol/wire';

export type Line<Frame> = { say: (frame: object) => void; close: () => void; frames: AsyncIterable<Frame> };

const PING_MS = 25_000;

/**
 * Opens a socket of the desk, says hello, and keeps it alive. `frames` ends when the socket is closed by either side.
 * Throws an Error when the desk does not let it in.
 */
export async function openLine<Frame>(base: string, query: string, headers: Record<string, string>): Promise<Line<Frame>> {
  const socket = new WebSocket(`${base.replace(/^http/, 'ws')}/api/socket${query}`, { headers: { ...headers, origin: base } });
  const heard: Frame[] = [];
  let wake = () => {};
  let isOver = false;
  const end = () => {
    isOver = true;
    clearInterval(pings);
    wake();
  };
  const say = (frame: object) => {
    if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(frame));
  };
  const pings = setInterval(() => say({ type: 'ping' }), PING_MS);
  socket.addEventListener('close', end);
  socket.addEventListener('message', ({ data }) => {
    heard.push(JSON.parse(String(data)));
    wake();
  });
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener('open', () => resolve());
    socket.addEventListener('error', () => reject(new Error('The desk did not accept a socket.')));
  }).catch((error: unknown) => {
    end();
    throw error;
  });
  say({ type: 'hello', protocol: PROTOCOL });

  async function* frames(): AsyncIterable<Frame> {
    for (;;) {
      while (heard.length > 0) yield heard.shift()!;
      if (isOver) return;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  }
  return { say, close: () => socket.close(), frames: frames() };
}
