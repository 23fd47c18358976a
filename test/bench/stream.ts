import { until } from '../until.ts';
import { SOCKET_IO_HELLO } from './bare-socket-io.ts';
import type { Broadcaster } from './bare-ws.ts';
import { createBusiness, createLiveChats } from './business.ts';
import type { Closers } from './closers.ts';
import { isIdle, startServer, startWorker } from './desk-processes.ts';
import { against, type Figure, median, percentile } from './figures.ts';
import { idleSockets } from './idle-sockets.ts';
import type { Idlers } from './idlers.ts';
import { startOnOwnCore } from './own-core.ts';
import { type Peer, startPeer } from './peer.ts';
import type { Services } from './services.ts';
import type { Supervisors } from './supervisors.ts';

const SUPERVISORS = 200;
const PER_SECOND = 100;
const ROUNDS = 3;
/** Sockets listen for 3 × 7 s; the baselines need less. */
const CLOSES = 700;
const BASELINE = 400;

type Round = { delaysMs: number[]; answersMs: number[]; lost: number; twice: number; desk: number; ws: number; socketIo: number };

/**
 * Closures on their way to supervisors, with server and worker as processes of their own: from the answer of the close to each socket, and
 * what a delivery costs the server, which is its CPU with the sockets less its CPU for the same closes without any, against loops that do
 * nothing but send the same bytes. Rounds alternate. Then, what ten thousand idle pages weigh.
 */
export async function benchStream(services: Services, undo: AsyncDisposableStack, tell: (line: string) => void): Promise<Figure[]> {
  const business = await createBusiness(services.db, { agents: 16, supervisors: SUPERVISORS });
  const server = await startServer(services);
  undo.defer(server.stop);
  const worker = await startWorker(services, server.url);
  undo.defer(worker.stop);
  const stopPeer = (peer: { stop(): Promise<void> }) => peer.stop();
  const pages = async () => [startPeer<Closers>('closers.ts'), startPeer<Supervisors>('supervisors.ts')] as const;
  const { started, hasOwnCore } = await startOnOwnCore(pages, [services.postgresPid], undo);
  const [closers, supervisors] = started;
  for (const peer of started) undo.defer(() => stopPeer(peer));
  tell(hasOwnCore ? 'stream: the callers have one core, the desk the others' : 'stream: the callers share all cores with the desk');
  const ws = undo.adopt(startPeer<Broadcaster>('bare-ws.ts'), stopPeer);
  const socketIo = undo.adopt(startPeer<Broadcaster>('bare-socket-io.ts'), stopPeer);
  const wsAt = await ws.ask('listen', null);
  const socketIoAt = await socketIo.ask('listen', null);

  /** Closes at the rate, and the server's CPU seconds until everything about them is carried and counted. */
  async function close(count: number) {
    const chats = await createLiveChats(services.db, business, count);
    const before = await server.cpuSeconds();
    const cookies = business.agents.map(({ cookie }) => cookie);
    const { answeredAt, tookMs } = await closers.ask('paced', {
      url: server.url,
      cookies,
      chats,
      tagId: business.tagId,
      perSecond: PER_SECOND,
    });
    await until(() => isIdle(services));
    return { answeredAt, tookMs, cpuSeconds: (await server.cpuSeconds()) - before };
  }

  async function loop(broadcaster: Peer<Broadcaster>, to: { url: string; hello?: string }, text: string): Promise<number> {
    await supervisors.ask('connectBare', { ...to, count: SUPERVISORS });
    const { cpuMs } = await broadcaster.ask('broadcast', { text, count: BASELINE, perSecond: PER_SECOND });
    await supervisors.ask('heard', BASELINE);
    await supervisors.ask('disconnect', null);
    return (cpuMs * 1000) / (BASELINE * SUPERVISORS);
  }

  async function round(): Promise<Round> {
    const without = await close(BASELINE);
    await supervisors.ask('connect', { url: server.url, cookies: business.supervisors.map(({ cookie }) => cookie) });
    const heard = await close(CLOSES);
    const tally = await supervisors.ask('tally', heard.answeredAt);
    const text = await supervisors.ask('sample', null);
    await supervisors.ask('disconnect', null);
    const perClose = heard.cpuSeconds / CLOSES - without.cpuSeconds / BASELINE;
    return {
      ...tally,
      answersMs: heard.tookMs,
      desk: (perClose * 1e6) / SUPERVISORS,
      ws: await loop(ws, wsAt, text),
      socketIo: await loop(socketIo, { ...socketIoAt, hello: SOCKET_IO_HELLO }, text),
    };
  }

  // Code and connections of all that is measured are warm: a desk has run for hours when a hundred chats are closed each second.
  await round();
  const rounds: Round[] = [];
  for (let i = 1; i <= ROUNDS; i++) {
    const done = await round();
    rounds.push(done);
    const [p50, p99] = [0.5, 0.99].map((share) => percentile(done.delaysMs, share).toFixed(1));
    tell(
      `stream ${i}/${ROUNDS}: p50 ${p50} ms, p99 ${p99} ms, lost ${done.lost}, twice ${done.twice}; ` +
        `CPU µs per delivery: desk ${done.desk.toFixed(1)}, ws ${done.ws.toFixed(1)}, Socket.IO ${done.socketIo.toFixed(1)}`,
    );
  }
  const idlers = undo.adopt(startPeer<Idlers>('idlers.ts'), stopPeer);
  const idle = await idleSockets(services, business, server, { peer: ws, url: wsAt.url }, idlers);
  tell(`stream: an idle socket takes ${idle.value.toFixed(1)} KB of the server`);
  return [...toFigures(rounds), idle];
}

function toFigures(rounds: Round[]): Figure[] {
  const delay = (name: string, share: number): Figure => {
    const each = rounds.map(({ delaysMs }) => percentile(delaysMs, share));
    return { name: `close answered → event on the socket, ${name}`, unit: 'ms', rounds: each, value: median(each) };
  };
  const total = (name: string, of: 'lost' | 'twice'): Figure => {
    const each = rounds.map((round) => round[of]);
    const value = each.reduce((sum, count) => sum + count, 0);
    return { name, unit: `of ${rounds.length * CLOSES * SUPERVISORS}`, rounds: each, value, target: { of: 'value', at: '=', than: 0 } };
  };
  const cost = (than: 'ws' | 'socketIo', name: string): Figure => ({
    ...against(
      `server CPU per delivered closure, against ${name}`,
      'µs',
      rounds.map(({ desk }) => desk),
      {
        name: `${name} loop`,
        rounds: rounds.map((round) => round[than]),
      },
    ),
    target: { of: 'ratio', at: '<=', than: 1 },
  });
  return [
    { ...delay('p50', 0.5), target: { of: 'value', at: '<=', than: 15 } },
    { ...delay('p99', 0.99), target: { of: 'value', at: '<=', than: 60 } },
    total('deliveries lost', 'lost'),
    total('deliveries made twice', 'twice'),
    cost('ws', 'bare ws'),
    cost('socketIo', 'Socket.IO'),
  ];
}
