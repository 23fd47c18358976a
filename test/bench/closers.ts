import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import type { CloseChatInput } from '@desk/protocol/closure';
import type { TagId } from '@desk/protocol/ids';
import type { LiveChat } from './business.ts';
import { monotonicMs, paced } from './monotonic.ts';
import { offer } from './peer.ts';

/** The agents: they close chats over HTTP on connections that stay open, as browsers do. */
export type Closers = {
  /** `callers` close one chat after another, each the next as soon as it has its answer, until all are closed or `seconds` are over. */
  atOnce(work: Work & { callers: number; seconds: number }): Promise<Rate>;
  /** Closes are sent at `perSecond`, whatever becomes of those before. `answeredAt`: monotonic ms by chat. */
  paced(work: Work & { perSecond: number }): Promise<{ answeredAt: Map<string, number>; tookMs: number[] }>;
};

export type Work = { url: string; cookies: string[]; chats: LiveChat[]; tagId: TagId };
export type Rate = { perSecond: number; tookMs: number[]; cpuMs: number };

const SENTIMENTS = ['positive', 'neutral', 'negative'] as const;

/** What an agent says about a chat, all of it. */
export function closeForm(i: number, tagId: TagId): CloseChatInput {
  return {
    sentiment: SENTIMENTS[i % 3]!,
    note: 'Signal came back after a restart of the handset; will call again tomorrow.',
    tagIds: [tagId],
    references: [`Ticket ${10_000 + i}`],
    seenVersion: 3,
  };
}

function close(agent: Agent, { url, cookies, tagId }: Work, chat: LiveChat, i: number): Promise<void> {
  const body = Buffer.from(JSON.stringify(closeForm(i, tagId)));
  const headers = {
    origin: url,
    cookie: cookies[chat.agent]!,
    'content-type': 'application/json',
    'content-length': body.length,
    'idempotency-key': randomUUID(),
  };
  return new Promise((resolve, reject) => {
    const sent = request(`${url}/api/chats/${chat.id}/close`, { method: 'POST', agent, headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () =>
        answer.statusCode === 200 ? resolve() : reject(new Error(`${answer.statusCode} ${Buffer.concat(parts).toString()}`)),
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** Connections for one round: kept between rounds, the server would close them for being idle. */
function openLines(): Agent & Disposable {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  return Object.assign(agent, { [Symbol.dispose]: () => agent.destroy() });
}

if (process.send) {
  offer({
    async atOnce(work) {
      using agent = openLines();
      const tookMs: number[] = [];
      let next = 0;
      const caller = async () => {
        while (next < work.chats.length && performance.now() < started + work.seconds * 1000) {
          const i = next++;
          const sentAt = performance.now();
          await close(agent, work, work.chats[i]!, i);
          tookMs.push(performance.now() - sentAt);
        }
      };
      const cpu = process.cpuUsage();
      const started = performance.now();
      await Promise.all(Array.from({ length: work.callers }, caller));
      const seconds = (performance.now() - started) / 1000;
      const { user, system } = process.cpuUsage(cpu);
      return { perSecond: tookMs.length / seconds, tookMs, cpuMs: (user + system) / 1000 };
    },
    async paced(work) {
      using agent = openLines();
      const answeredAt = new Map<string, number>();
      const tookMs: number[] = [];
      await paced(work.chats.length, work.perSecond, async (i) => {
        const chat = work.chats[i]!;
        const sentAt = monotonicMs();
        await close(agent, work, chat, i);
        answeredAt.set(chat.id, monotonicMs());
        tookMs.push(monotonicMs() - sentAt);
      });
      return { answeredAt, tookMs };
    },
  } satisfies Closers);
}
