import { z } from 'zod';
import { Channel, ClosureReference } from './closure.ts';
import { Departments } from './department-filter.ts';
import { ChatId, UserId } from './ids.ts';
import { Instant } from './instant.ts';
import { JiraConnectionView } from './jira.ts';
import { NoticeLeft } from './notice.ts';
import { AgentLoad, Department } from './people.ts';
import { AskedChat } from './supervisor-asked.ts';
import { TagRef } from './tag.ts';
import { plainUpTo } from './text.ts';
import { OfferedChat } from './transfer.ts';

/** Counts of standing closures. `notSet` stands apart and is never neutral. [C25] */
export const SentimentCounts = z.object({
  positive: z.number().int(),
  neutral: z.number().int(),
  negative: z.number().int(),
  notSet: z.number().int(),
});
export type SentimentCounts = z.infer<typeof SentimentCounts>;

export const ReportFilter = z.object({
  from: Instant,
  to: Instant,
  zone: plainUpTo(60).default('UTC'),
  by: z.enum(['hour', 'day', 'week']).default('day'),
  department: Departments,
  agent: UserId.optional(),
  tag: plainUpTo(40).optional(),
});
export type ReportFilter = z.infer<typeof ReportFilter>;

/** The report on sentiment can be about one channel too; the sums know none by tag, so not by both at once. */
export const SentimentFilter = ReportFilter.extend({ channel: Channel.optional() }).refine(
  ({ channel, tag }) => channel === undefined || tag === undefined,
  { path: ['channel'], message: 'Choose a channel or a tag, not both.' },
);
export type SentimentFilter = z.infer<typeof SentimentFilter>;

/** `GET /api/reports/sentiment`. Buckets are complete: a bucket without closures is there with zeros. `to` is exclusive. */
export const SentimentReport = z.object({
  unit: z.literal('closures'),
  zone: z.string(),
  from: z.string(),
  to: z.string(),
  by: z.enum(['hour', 'day', 'week']),
  buckets: z.array(SentimentCounts.extend({ start: z.string() })),
  total: SentimentCounts,
});
export type SentimentReport = z.infer<typeof SentimentReport>;

/** `GET /api/reports/tags`. A closure with two tags counts in two rows, once in `total`. */
export const TagReport = z.object({
  unit: z.literal('closures'),
  from: z.string(),
  to: z.string(),
  rows: z.array(SentimentCounts.extend({ tag: TagRef, total: z.number().int() })),
  untagged: SentimentCounts.extend({ total: z.number().int() }),
  total: z.number().int(),
});
export type TagReport = z.infer<typeof TagReport>;

/** `GET /api/reports/check`. Sums that differed from the closures in the last nightly comparison; `checkedAt` null: there was none yet. */
export const ReportCheck = z.object({
  checkedAt: z.string().nullable(),
  closures: z.number().int(),
  differences: z.number().int(),
  firstAt: z.string().nullable(),
});
export type ReportCheck = z.infer<typeof ReportCheck>;

/** One figure of the wall with its last 60 minutes, a value a minute (null: nothing happened). */
const Figure = z.object({ value: z.number().nullable(), spark: z.array(z.number().nullable()) });

export const QueueHealth = z.object({
  department: Department.nullable(),
  waiting: z.number().int(),
  longestWaitSince: z.string().nullable(),
  /** Who has waited longest there; a wall screen does not say. */
  next: z.object({ chatId: ChatId, customer: z.string() }).nullable(),
  agents: z.number().int(),
  inTarget: z.number().nullable(),
});
export type QueueHealth = z.infer<typeof QueueHealth>;

/** A JIRA reference on the wall, and in the list of links, which names its chat. */
export const JiraLinkRow = ClosureReference.extend({ chatId: ChatId, chatNumber: z.number().int().optional() });
export type JiraLinkRow = z.infer<typeof JiraLinkRow>;

/** How a JIRA site is, as far as somebody must know who looks after its links. */
export const JiraSiteState = JiraConnectionView.pick({
  id: true,
  baseUrl: true,
  state: true,
  lastOkAt: true,
  tokenExpiresAt: true,
  pending: true,
});
export type JiraSiteState = z.infer<typeof JiraSiteState>;

/**
 * `GET /api/tab-counts`: over all departments of a supervisor, the chats that agents have now, those closed since midnight of the workspace, and the
 * tickets.
 */
export const TabCounts = z.object({ live: z.number().int(), closed: z.number().int(), tickets: z.number().int() });
export type TabCounts = z.infer<typeof TabCounts>;

/** A live chat of an agent who has more than their limit. */
export const MovableChat = z.object({ agentId: UserId, chatId: ChatId, customer: z.string() });
export type MovableChat = z.infer<typeof MovableChat>;

/**
 * `GET /api/figures?window=15m|60m|today`: the live wall. Waiting times in seconds, shares from 0 to 1 with their base beside them.
 * First reply is the time from the customer's first message to the first answer, of chats first answered in the window.
 */
export const Figures = z.object({
  at: z.string(),
  window: z.enum(['15m', '60m', 'today']),
  targets: z.object({ waiting: z.number(), replySeconds: z.number(), firstReplySeconds: z.number(), inTarget: z.number() }),
  waiting: Figure,
  longestWaitSince: z.string().nullable(),
  longestWait: Figure,
  firstReplyMedian: Figure,
  inTarget: Figure.extend({ base: z.number().int() }),
  live: Figure.extend({ capacity: z.number().int() }),
  closed: Figure.extend({ rated: z.number().int(), positive: z.number().int() }),
  sentiment: z.object({ buckets: z.array(SentimentCounts.extend({ start: z.string() })), total: SentimentCounts }),
  tags: z.array(z.object({ tag: TagRef, count: z.number().int(), usual: z.number() })),
  /** Open ones, whether somebody has accepted them or not. */
  tickets: z.number().int(),
  queues: z.array(QueueHealth),
  agents: z.array(AgentLoad),
  /** Whose customers ask for a supervisor, the longest first. Missing from a server that is older than the page, as is what can be moved. */
  asked: z.array(AskedChat).optional(),
  /** On offer to somebody, the longest first. */
  offers: z.array(OfferedChat).optional(),
  /** Of each agent above their limit the chat to move first; a wall screen is told none. */
  movable: z.array(MovableChat).optional(),
  jira: z.object({
    today: z.number().int(),
    needsAttention: z.number().int(),
    rows: z.array(JiraLinkRow),
    sites: z.array(JiraSiteState),
    done: z.array(NoticeLeft),
  }),
});
export type Figures = z.infer<typeof Figures>;
