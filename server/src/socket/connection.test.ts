import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { createConnection } from './connection.ts';

const FRAME = JSON.stringify({ type: 'events', ballast: 'x'.repeat(200_000) });

const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
afterAll(() => server.close());
afterEach(() => vi.useRealTimers());

async function connect() {
  const client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const [[socket]] = await Promise.all([once(server, 'connection') as Promise<[WebSocket]>, once(client, 'open')]);
  return { client, socket, connection: createConnection('c1', socket) };
}

/** A connection whose reader has stopped, and so much sent that the budget is used up. */
async function sleepingReader() {
  const { client, socket, connection } = await connect();
  client.pause();
  const texts: string[] = [];
  client.on('message', (data) => texts.push(String(data)));
  let sent = 0;
  while (socket.bufferedAmount <= 1_048_576) {
    connection.send(FRAME);
    sent++;
    await new Promise(setImmediate);
  }
  return { client, connection, socket, texts, sent };
}

/** A busy machine carries megabytes through a socket late. */
const PATIENCE = { timeout: 10_000 };

test('[S6] what waits for a socket that does not read is bounded, and the first frame after it caught up says: resync', async () => {
  const { client, connection, socket, texts, sent } = await sleepingReader();
  const waiting = socket.bufferedAmount;
  for (let i = 0; i < 50; i++) connection.send(FRAME);
  expect(socket.bufferedAmount).toBe(waiting);
  client.resume();
  await vi.waitFor(() => expect(texts).toHaveLength(sent), PATIENCE);
  connection.send('{"type":"pong"}');
  await vi.waitFor(() => expect(texts.slice(sent)).toEqual(['{"type":"resync"}', '{"type":"pong"}']), PATIENCE);
  connection.close({ code: 1001, reason: 'going away' });
});

test('[S6] a reader that stays behind for half a minute is closed with 4429', async () => {
  const { client, connection, texts, sent } = await sleepingReader();
  connection.send(FRAME);
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 29_000 });
  connection.send(FRAME);
  expect(connection.isOpen).toBe(true);
  vi.setSystemTime(Date.now() + 2_000);
  connection.send(FRAME);
  expect(connection.isOpen).toBe(false);
  client.resume();
  const [code, reason] = await once(client, 'close');
  expect([code, String(reason)]).toEqual([4429, 'too slow']);
  expect(texts).toHaveLength(sent);
});

test('a reader that has gone is written to no more', async () => {
  const { client, socket, connection } = await connect();
  client.terminate();
  await once(socket, 'close');
  expect(connection.isOpen).toBe(false);
  connection.send(FRAME);
  expect(socket.bufferedAmount).toBe(0);
});
