import { WebSocket } from 'ws';
import { offer } from './peer.ts';

/** Pages that are open and say nothing: sockets without a listener's bookkeeping. */
export type Idlers = {
  /** Opens a socket per address, says `hello` if there is one, and resolves once each has heard the answer to it. */
  connect(to: { urls: string[]; hello: string | null }): Promise<void>;
  disconnect(input: null): Promise<void>;
};

const AT_ONCE = 50;

let sockets: WebSocket[] = [];

async function open(url: string, hello: string | null): Promise<void> {
  const socket = new WebSocket(url, { perMessageDeflate: false });
  sockets.push(socket);
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  if (hello === null) return;
  const answered = new Promise((resolve) => socket.once('message', resolve));
  socket.send(hello);
  await answered;
}

if (process.send) {
  offer({
    async connect({ urls, hello }) {
      for (let i = 0; i < urls.length; i += AT_ONCE) await Promise.all(urls.slice(i, i + AT_ONCE).map((url) => open(url, hello)));
    },
    async disconnect() {
      const was = sockets;
      sockets = [];
      await Promise.all(was.map((socket) => new Promise((resolve) => socket.once('close', resolve).close())));
    },
  } satisfies Idlers);
}
