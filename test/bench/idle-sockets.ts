import { setTimeout as pause } from 'node:timers/promises';
import { textArray } from '@desk/core/db/json';
import { type CustomerId, newId } from '@desk/protocol/ids';
import { PROTOCOL } from '@desk/protocol/wire';
import { signVisitor } from '@desk/server/auth/visitor-token';
import { sql } from 'kysely';
import type { Broadcaster } from './bare-ws.ts';
import type { Business } from './business.ts';
import { type DeskServer, SECRET } from './desk-processes.ts';
import type { Figure } from './figures.ts';
import type { Idlers } from './idlers.ts';
import type { Peer } from './peer.ts';
import type { Services } from './services.ts';

const SOCKETS = 10_000;
/** What a page is served by for the first time is loaded and compiled before anything is weighed. */
const WARM_UP = 500;
/** After so long without a request what they left behind has been collected, as far as it ever is. */
const SETTLE_MS = 6_000;

type Weighed = { idlers: Peer<Idlers>; bytes: () => Promise<number>; urls: string[]; hello: string | null };

/**
 * What an idle page costs the server: resident memory with ten thousand visitors' sockets, each of a customer of its own, less that without, against
 * the same number in a loop of bare `ws`.
 */
export async function idleSockets(
  { db }: Services,
  { workspaceId }: Business,
  server: DeskServer,
  bare: { peer: Peer<Broadcaster>; url: string },
  idlers: Peer<Idlers>,
): Promise<Figure> {
  const ids = Array.from({ length: SOCKETS }, () => newId('cust') as CustomerId);
  await sql`insert into customers (id, workspace_id, name) select unnest(${textArray(ids)}), ${workspaceId}, 'Ada Moreno'`.execute(db);
  const token = (customerId: CustomerId) => signVisitor(SECRET, { workspaceId, customerId, departmentId: null });
  const urls = ids.map((id) => `${server.url.replace('http', 'ws')}/api/socket?token=${token(id)}`);
  const hello = JSON.stringify({ type: 'hello', protocol: PROTOCOL });
  const desk = await perSocket({ idlers, bytes: server.residentBytes, urls, hello });
  const ws = await perSocket({ idlers, bytes: () => bare.peer.ask('residentBytes', null), urls: urls.map(() => bare.url), hello: null });
  return {
    name: `memory of the server per idle socket, of ${SOCKETS.toLocaleString('en')}`,
    unit: 'KB',
    rounds: [desk],
    value: desk,
    baseline: { name: 'bare ws', value: ws },
    ratio: desk / ws,
    target: { of: 'value', at: '<=', than: 20 },
  };
}

/** Kilobytes. */
async function perSocket({ idlers, bytes, urls, hello }: Weighed): Promise<number> {
  await idlers.ask('connect', { urls: urls.slice(0, WARM_UP), hello });
  await idlers.ask('disconnect', null);
  await pause(SETTLE_MS);
  const before = await bytes();
  await idlers.ask('connect', { urls, hello });
  await pause(SETTLE_MS);
  const after = await bytes();
  await idlers.ask('disconnect', null);
  return (after - before) / urls.length / 1024;
}
