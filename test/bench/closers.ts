import { randomUUID } from 'node:crypto';
import type { CloseChatInput } from '@desk/protocol/closure';
import type { TagId } from '@desk/protocol/ids';
import type { LiveChat } from './business.ts';
import { type HttpLine, openHttpLine } from './http-line.ts';
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

function close(line: HttpLine, { url, cookies, tagId }: Work, chat: LiveChat, i: number): Promise<void> {
  const headers = { origin: url, cookie: cookies[chat.agent]!, 'idempotency-key': randomUUID() };
  return line.post(`/api/chats/${chat.id}/close`, headers, JSON.stringify(closeForm(i, tagId)));
}

/** Lines that are lent out one at a time; there are never more of them than closes under way. */
function createLines(url: string) {
  const idle: HttpLine[] = [];
  const lent = new Set<HttpLine>();
  /** The last one given back that may be used again; those below it in the pile rest longer, so with one that may not they all go. */
  const take = async (): Promise<HttpLine> => {
    const line = idle.pop();
    if (line?.isFresh) return line;
    line?.close();
    for (const old of idle.splice(0)) old.close();
    return openHttpLine(url);
  };
  return {
    async use(work: (line: HttpLine) => Promise<void>): Promise<void> {
      const line = await take();
      lent.add(line);
      await work(line);
      lent.delete(line);
      idle.push(line);
    },
    [Symbol.dispose]() {
      for (const line of [...idle, ...lent]) line.close();
    },
  };
}

if (process.send) {
  offer({
    async atOnce(work) {
      using lines = createLines(work.url);
      const tookMs: number[] = [];
      let next = 0;
      const caller = () =>
        lines.use(async (line) => {
          while (next < work.chats.length && performance.now() < started + work.seconds * 1000) {
            const i = next++;
            const sentAt = performance.now();
            await close(line, work, work.chats[i]!, i);
            tookMs.push(performance.now() - sentAt);
          }
        });
      const cpu = process.cpuUsage();
      const started = performance.now();
      await Promise.all(Array.from({ length: work.callers }, caller));
      const seconds = (performance.now() - started) / 1000;
      const { user, system } = process.cpuUsage(cpu);
      return { perSecond: tookMs.length / seconds, tookMs, cpuMs: (user + system) / 1000 };
    },
    async paced(work) {
      using lines = createLines(work.url);
      const answeredAt = new Map<string, number>();
      const tookMs: number[] = [];
      await paced(work.chats.length, work.perSecond, (i) =>
        lines.use(async (line) => {
          const chat = work.chats[i]!;
          const sentAt = monotonicMs();
          await close(line, work, chat, i);
          answeredAt.set(chat.id, monotonicMs());
          tookMs.push(monotonicMs() - sentAt);
        }),
      );
      return { answeredAt, tookMs };
    },
  } satisfies Closers);
}
