import { z } from 'zod';
import { Channel, ClosureFields, Provenance, Segment } from './closure.ts';
import { Instant } from './instant.ts';
import { CustomerRef, Person } from './people.ts';
import { SentimentCounts } from './report.ts';
import { TagRef } from './tag.ts';

/** Filters of the reports that read rows: those of the list of closures, over a range. The list with the same filters is what a figure counts. */
export const RowReportFilter = ClosureFields.omit({ cursor: true, limit: true, undone: true }).extend({ from: Instant, to: Instant });
export type RowReportFilter = z.infer<typeof RowReportFilter>;

/** Seconds; null when there was none to measure. `p90`: nine of ten took no longer. */
export const Spread = z.object({ measured: z.number().int(), median: z.number().nullable(), p90: z.number().nullable() });
export type Spread = z.infer<typeof Spread>;

/** `GET /api/reports/agents`: standing closures by who held the chat, most first. `agent` null: nobody did. */
export const AgentReport = z.object({
  unit: z.literal('closures'),
  rows: z.array(
    SentimentCounts.extend({
      agent: Person.nullable(),
      closures: z.number().int(),
      firstReply: Spread,
      handled: Spread,
      tagged: z.number().int(),
      jira: z.number().int(),
    }),
  ),
});
export type AgentReport = z.infer<typeof AgentReport>;

/** `GET /api/reports/customers`: who wrote, by channel. Attended: answered at least once. Returning: with two or more closures in the range. */
export const CustomerReport = z.object({
  unit: z.literal('closures'),
  closures: z.number().int(),
  attended: z.number().int(),
  customers: z.number().int(),
  returning: z.number().int(),
  channels: z.array(SentimentCounts.extend({ channel: Channel, closures: z.number().int(), attended: z.number().int() })),
  most: z.array(SentimentCounts.extend({ customer: CustomerRef, closures: z.number().int() })),
});
export type CustomerReport = z.infer<typeof CustomerReport>;

/**
 * `GET /api/reports/reply-times`: times of the chats behind the closures, in seconds. Each moment of a chat between its opening and its close
 * belongs to exactly one segment, so the segments add up to `totalSeconds`.
 */
export const ReplyTimeReport = z.object({
  unit: z.literal('closures'),
  closures: z.number().int(),
  targetSeconds: z.number().int(),
  firstReply: Spread.extend({ inTarget: z.number().int() }),
  bins: z.array(z.object({ fromSeconds: z.number().int(), toSeconds: z.number().int().nullable(), closures: z.number().int() })),
  handled: Spread,
  timed: z.number().int(),
  totalSeconds: z.number(),
  segments: z.array(z.object({ segment: Segment, seconds: z.number(), median: z.number().nullable(), p90: z.number().nullable() })),
});
export type ReplyTimeReport = z.infer<typeof ReplyTimeReport>;

/** `GET /api/reports/opened`: chats that came in, by channel, those without an answer included. Attended: answered at least once by now. */
export const OpenedReport = z.object({
  unit: z.literal('chats'),
  opened: z.number().int(),
  channels: z.array(z.object({ channel: Channel, opened: z.number().int(), attended: z.number().int() })),
});
export type OpenedReport = z.infer<typeof OpenedReport>;

const ByProvenance = z.record(Provenance, z.number().int());

/** `GET /api/reports/quality`: how sentiment and tags of the closures came to be. */
export const QualityReport = z.object({
  unit: z.literal('closures'),
  closures: z.number().int(),
  sentiment: ByProvenance,
  tag: ByProvenance,
});
export type QualityReport = z.infer<typeof QualityReport>;

/** `GET /api/reports/matching`: what fits the filters, by sentiment and by the tags that it carries. */
export const MatchingReport = SentimentCounts.extend({
  unit: z.literal('closures'),
  closures: z.number().int(),
  tags: z.array(SentimentCounts.extend({ tag: TagRef, closures: z.number().int() })),
});
export type MatchingReport = z.infer<typeof MatchingReport>;
