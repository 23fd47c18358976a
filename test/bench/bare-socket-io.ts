import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import type { Broadcaster } from './bare-ws.ts';
import { paced } from './monotonic.ts';
import { offer } from './peer.ts';

/** What a plain WebSocket says to Socket.IO to be let in: a packet of type 4 (message) with a packet of type 0 (connect) inside. */
export const SOCKET_IO_HELLO = '40';

let io: Server;

if (process.send) {
  offer({
    async listen() {
      const http = createServer().listen(0, '127.0.0.1');
      await once(http, 'listening');
      io = new Server(http, { transports: ['websocket'], perMessageDeflate: false, serveClient: false, pingInterval: 300_000 });
      return { url: `ws://127.0.0.1:${(http.address() as AddressInfo).port}/socket.io/?EIO=4&transport=websocket` };
    },
    residentBytes: async () => process.memoryUsage.rss(),
    async broadcast({ text, count, perSecond }) {
      const frame: unknown = JSON.parse(text);
      const before = process.cpuUsage();
      await paced(count, perSecond, () => io.emit('events', frame));
      const { user, system } = process.cpuUsage(before);
      return { cpuMs: (user + system) / 1000 };
    },
  } satisfies Broadcaster);
}
