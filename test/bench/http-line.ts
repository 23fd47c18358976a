import { once } from 'node:events';
import { connect } from 'node:net';

/** A connection of one caller that stays open: POST after POST, each answered before the next. */
export type HttpLine = {
  /** Resolves when the answer is complete. Throws an Error with status and body for anything but 200. */
  post(path: string, headers: Record<string, string>, body: string): Promise<void>;
  /** Whether it may be used again: the server hangs up on a line that rests for five seconds, so one that rests long is not. */
  readonly isFresh: boolean;
  close(): void;
};

const RESTS_MS = 3_000;

/**
 * HTTP/1.1 by hand, for answers with a Content-Length: Node's own client costs as much CPU as the driver of the baseline does in all, and
 * that would be counted against the desk.
 */
export async function openHttpLine(url: string): Promise<HttpLine> {
  const { hostname, port, host } = new URL(url);
  const socket = connect(Number(port), hostname);
  await once(socket, 'connect');
  socket.setNoDelay(true);
  let answering: PromiseWithResolvers<void> | null = null;
  let received = '';
  let answeredAt = performance.now();

  socket.setEncoding('latin1');
  socket.on('data', (text: string) => {
    received += text;
    const head = received.indexOf('\r\n\r\n');
    const length = head < 0 ? null : /\r\ncontent-length: (\d+)/i.exec(received.slice(0, head + 2));
    if (!length || received.length < head + 4 + Number(length[1])) return;
    const answer = received;
    received = '';
    answeredAt = performance.now();
    if (answer.startsWith('HTTP/1.1 200 ')) answering?.resolve();
    else answering?.reject(new Error(answer));
  });
  socket.on('error', (error) => answering?.reject(error));
  socket.on('close', () => answering?.reject(new Error('The server hung up.')));

  return {
    post(path, headers, body) {
      answering = Promise.withResolvers();
      const lines = Object.entries({ host, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), ...headers });
      socket.write(`POST ${path} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${body}`);
      return answering.promise;
    },
    get isFresh() {
      return !socket.destroyed && performance.now() - answeredAt < RESTS_MS;
    },
    close: () => socket.destroy(),
  };
}
