import { connect, createServer, type Socket } from 'node:net';

/** A wire between a page and the desk that can be cut as a cable is: what is on it never arrives, and nobody is told. */
export type Wire = { url: string; cut(): void; mend(): void };

/** Opens a wire to `target` on a port of its own; `undo` takes it away. */
export async function openWire(undo: AsyncDisposableStack, target: string): Promise<Wire> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  let isCut = false;
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => {}).on('close', () => sockets.delete(socket));
    return socket;
  };
  const server = createServer((from) => {
    keep(from);
    if (isCut) return void from.pause();
    const to = keep(connect(Number(port), hostname));
    from.on('data', (data) => void (isCut || to.write(data)));
    to.on('data', (data) => void (isCut || from.write(data)));
    from.on('close', () => to.destroy());
    to.on('close', () => void (isCut || from.destroy()));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const drop = () => {
    for (const socket of sockets) socket.destroy();
  };
  undo.defer(async () => {
    drop();
    await new Promise((resolve) => server.close(resolve));
  });
  const address = server.address() as { port: number };
  return {
    url: `http://127.0.0.1:${address.port}`,
    cut: () => {
      isCut = true;
    },
    mend: () => {
      isCut = false;
      drop();
    },
  };
}
