import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import { paced } from './monotonic.ts';
import { offer } from './peer.ts';

/** Somebody who sends a text to all sockets, one frame each, so many times a second. */
export type Broadcaster = {
  listen(input: null): Promise<{ url: string }>;
  residentBytes(input: null): Promise<number>;
  /** `cpuMs`: what the process spent meanwhile, user and system. */
  broadcast(work: { text: string; count: number; perSecond: number }): Promise<{ cpuMs: number }>;
};

let server: WebSocketServer;

if (process.send) {
  offer({
    async listen() {
      server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false });
      await once(server, 'listening');
      return { url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}` };
    },
    residentBytes: async () => process.memoryUsage.rss(),
    async broadcast({ text, count, perSecond }) {
      const data = Buffer.from(text);
      const before = process.cpuUsage();
      await paced(count, perSecond, () => {
        for (const client of server.clients) client.send(data, { binary: false });
      });
      const { user, system } = process.cpuUsage(before);
      return { cpuMs: (user + system) / 1000 };
    },
  } satisfies Broadcaster);
}
