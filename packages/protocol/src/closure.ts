import { z } from 'zod';
import { Departments } from './department-filter.ts';
import { ChatId, ClosureId, CustomerId, ReferenceId, TagId, UserId } from './ids.ts';
import { Instant } from './instant.ts';
import { StatusCategory } from './jira-issue.ts';
import { CustomerRef, Department, Person } from './people.ts';
import { ClosureSurvey, CsatFilter, NpsFilter } from './survey.ts';
import { TagRef } from './tag.ts';
import { cleanText, graphemeCount, NOTE_LIMIT, plainUpTo } from './text.ts';

export const Sentiment = z.enum(['positive', 'neutral', 'negative']);
export type Sentiment = z.infer<typeof Sentiment>;

export const Channel = z.enum(['web', 'whatsapp', 'sms', 'email']);
export type Channel = z.infer<typeof Channel>;

/** How far a reference has come. `none` belongs to links and ticket numbers, which nobody attaches. */
export const ReferenceState = z.enum(['pending', 'linked', 'needs-attention', 'failed', 'unlinked', 'none']);
export type ReferenceState = z.infer<typeof ReferenceState>;

/**
 * A JIRA issue, another link or a ticket number on a closure. `reason` is why it has come no further; on a link that was taken off it says that JIRA
 * did not let it go, and that somebody must see to it. `url` is rebuilt from the configured site, never the pasted text.
 */
export const ClosureReference = z.object({
  id: ReferenceId,
  kind: z.enum(['jira', 'link', 'ticket']),
  text: z.string(),
  url: z.string().nullable(),
  key: z.string().nullable(),
  summary: z.string().nullable(),
  status: z.string().nullable(),
  category: StatusCategory.nullable(),
  state: ReferenceState,
  reason: z.string().nullable(),
  /** Of a link that was taken off: JIRA may still show it, it is being taken off there. */
  isLeaving: z.boolean().optional(),
  changedAt: z.string(),
});
export type ClosureReference = z.infer<typeof ClosureReference>;

/** What the desk had suggested when the form was sent, beside what was chosen: whether suggestions are any good can be told. [K13] */
export const Proposed = z.object({ tagIds: z.array(TagId).max(3), sentiment: Sentiment.nullable() });
export type Proposed = z.infer<typeof Proposed>;

export const CloseReason = z.enum(['resolved', 'customer_end', 'opt_out', 'inactivity', 'pending_expired', 'bulk', 'customer_returned']);
export type CloseReason = z.infer<typeof CloseReason>;

export const ClosedBy = z.object({
  kind: z.enum(['agent', 'supervisor', 'customer', 'system']),
  id: z.union([UserId, CustomerId]).nullable(),
  name: z.string(),
});
export type ClosedBy = z.infer<typeof ClosedBy>;

/** What was said about a chat when it ended. An untouched sentiment stays null and is never counted as neutral. [C25] */
export const Closure = z.object({
  id: ClosureId,
  sentiment: Sentiment.nullable(),
  note: z.string().nullable(),
  tags: z.array(TagRef),
  references: z.array(ClosureReference),
  closedBy: ClosedBy,
  reason: CloseReason,
  closedAt: z.string(),
  undoUntil: z.string(),
  undoneAt: z.string().nullable(),
  /** What the customer answered; missing while they were not asked. [Q4] */
  survey: ClosureSurvey.optional(),
});
export type Closure = z.infer<typeof Closure>;

/** A closure as supervisors list, stream and export it. `handledSeconds` runs from the assignment to the close. */
export const ClosureRow = Closure.extend({
  chatId: ChatId,
  number: z.number().int(),
  customer: CustomerRef,
  agent: Person.nullable(),
  department: Department.nullable(),
  channel: Channel,
  handledSeconds: z.number().int(),
});
export type ClosureRow = z.infer<typeof ClosureRow>;

export const REFERENCE_LIMIT = 10;
/** The longest emoji of Unicode, a kiss of two people with a skin each, has ten. */
const CODE_POINTS = 10;

/**
 * `POST /api/chats/:id/close`. `references` are strings as typed or pasted; `seenVersion` is the version of the chat whose messages the
 * agent has really seen: a customer message after it is refused with `customer-wrote` unless `closeAnyway`. [C25]
 */
export const CloseChat = z.object({
  sentiment: Sentiment.nullable().default(null),
  note: z
    .string()
    .max(NOTE_LIMIT * CODE_POINTS, 'The note is too long')
    .transform((raw) => cleanText(raw).trim())
    // Counting what a person sees is slow, and never gives more than the length.
    .refine((note) => note.length <= NOTE_LIMIT || graphemeCount(note) <= NOTE_LIMIT, `The note is longer than ${NOTE_LIMIT} characters`)
    .optional(),
  tagIds: z.array(TagId).max(5, 'At most 5 tags').default([]),
  references: z
    .array(z.string().max(2_000, 'A reference is too long').transform(cleanText))
    .max(REFERENCE_LIMIT, `At most ${REFERENCE_LIMIT} references`)
    .default([]),
  seenVersion: z.number().int().nonnegative(),
  closeAnyway: z.boolean().default(false),
  proposed: Proposed.optional(),
});
export type CloseChat = z.infer<typeof CloseChat>;

/** The same as a client writes it, defaults left out. */
export type CloseChatInput = z.input<typeof CloseChat>;

/** `POST /api/chats/:id/wrap-up`: completes or corrects a closure; what is left out stays as it is, references are added. [K10] */
export const AmendClosure = z
  .object({
    sentiment: Sentiment.nullable(),
    note: CloseChat.shape.note,
    tagIds: z.array(TagId).max(5, 'At most 5 tags'),
    references: CloseChat.shape.references,
  })
  .partial();
export type AmendClosure = z.infer<typeof AmendClosure>;

export const BULK_LIMIT = 100;

/** `POST /api/chats/bulk-close`: one form for all, sentiment empty on purpose. With `seenVersions` a chat whose customer wrote since is skipped. [K12] */
export const BulkClose = CloseChat.omit({ sentiment: true, seenVersion: true, closeAnyway: true, proposed: true }).extend({
  chatIds: z.array(ChatId).min(1, 'Choose at least one chat').max(BULK_LIMIT, `At most ${BULK_LIMIT} chats`),
  seenVersions: z.record(z.string(), z.number().int()).default({}),
});
export type BulkClose = z.infer<typeof BulkClose>;

/** What became of one chat of a bulk act. */
export const BulkResult = z.object({
  chatId: ChatId,
  outcome: z.enum(['done', 'skipped', 'failed']),
  code: z.string().optional(),
  reason: z.string().optional(),
});
export type BulkResult = z.infer<typeof BulkResult>;

/** How a sentiment or a tag came to be: accepted as proposed, another one than proposed, chosen without a proposal, or not set. */
export const Provenance = z.enum(['accepted', 'changed', 'chosen', 'not-set']);
export type Provenance = z.infer<typeof Provenance>;

const TagList = z
  .string()
  .max(400)
  .refine((text) => text.split(',').every((id) => TagId.safeParse(id).success), 'Tags are named by their ids, with commas between.');

/** Where the time of a chat went: nobody had it, the customer waited for the agent, the agent for the customer, or it was pending. */
export const Segment = z.enum(['queue', 'agent', 'customer', 'pending']);
export type Segment = z.infer<typeof Segment>;

/** Filters of `GET /api/closures`; they combine with and. Times are ISO-8601, `to` is exclusive. */
export const ClosureFields = z.object({
  from: Instant.optional(),
  to: Instant.optional(),
  sentiment: z.enum(['positive', 'neutral', 'negative', 'not-set']).optional(),
  tag: z.union([TagId, z.literal('none')]).optional(),
  /** Who had the chat last; `none`: nobody ever had it, `any`: somebody had. */
  agent: z.union([UserId, z.literal(['none', 'any'])]).optional(),
  department: Departments,
  reference: plainUpTo(200).optional(),
  q: plainUpTo(200).optional(),
  /** One issue exactly, as the reports name it: site, JIRA’s id if it is known, key, with `~` between. */
  issue: plainUpTo(200).optional(),
  channel: Channel.optional(),
  customer: CustomerId.optional(),
  /** Tags joined by commas: at least one of them, each of them, none of them. */
  anyTag: TagList.optional(),
  allTags: TagList.optional(),
  noTag: TagList.optional(),
  /** What became of the desk's proposal; `chosen` is what nobody had proposed, `set` whatever is not `not-set`. [K13] */
  sentimentBy: z.union([Provenance, z.literal('set')]).optional(),
  tagBy: z.union([Provenance, z.literal('set')]).optional(),
  /** Who ended the chat: a kind, or one member of the team. */
  closedBy: z.union([ClosedBy.shape.kind, UserId]).optional(),
  reason: CloseReason.optional(),
  /** First reply within so many seconds, those included: in target. */
  repliedWithin: z.coerce.number().int().min(0).optional(),
  /** First reply after so many seconds, up to but not including so many. */
  repliedFrom: z.coerce.number().int().min(0).optional(),
  repliedTo: z.coerce.number().int().min(0).optional(),
  attended: z.enum(['yes', 'no']).optional(),
  /** Some of the chat's time went there. */
  spent: Segment.optional(),
  csat: CsatFilter.optional(),
  nps: NpsFilter.optional(),
  /** Of customers with two or more closures among those that fit the other filters. */
  returning: z.literal('yes').optional(),
  /** A weekday (1 is Monday) and an hour of the workspace’s zone: `4-14`. */
  weekHour: z
    .string()
    .regex(/^[1-7]-(1?\d|2[0-3])$/, 'A weekday and an hour, as in 4-14.')
    .optional(),
  undone: z.literal('include').optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** Who returns is told within a range alone: over all time it would be read from every closure there is. */
function inRange(
  { returning, from, to }: Pick<z.infer<typeof ClosureFields>, 'returning' | 'from' | 'to'>,
  { addIssue }: z.RefinementCtx,
): void {
  for (const [name, value] of Object.entries({ from, to }))
    if (returning && value === undefined)
      addIssue({ code: 'custom', path: [name], message: 'Returning customers are told within a range.' });
}

export const ClosureFilter = ClosureFields.superRefine(inRange);
export type ClosureFilter = z.infer<typeof ClosureFilter>;

/** `GET /api/closures/agents`. */
export const ClosuresByAgentFilter = ClosureFields.omit({ cursor: true, limit: true }).superRefine(inRange);

/** `GET /api/closures/replay`: `minutes` from `at` on, at most 60. */
export const ReplayQuery = z.object({
  at: Instant,
  minutes: z.coerce.number().int().min(1).max(60).default(1),
  department: ClosureFilter.shape.department,
});

/**
 * Closures as they came in (`came`) and as they stand (`now`), newest first; `isWhole` false: there were more than are shown. `firstAt`: where there are
 * none, when the first closure of all was; null also where there is none yet. [V3]
 */
export const Replay = z.object({
  from: z.string(),
  to: z.string(),
  items: z.array(z.object({ came: ClosureRow, now: ClosureRow })),
  isWhole: z.boolean(),
  firstAt: z.string().nullable(),
});
export type Replay = z.infer<typeof Replay>;

/** `GET /api/closures/agents`, with the filters of the list: how many closures each agent has, since `from`. */
export const ClosuresByAgent = z.object({
  from: z.string(),
  items: z.array(z.object({ agent: Person.nullable(), closures: z.number().int() })),
});
export type ClosuresByAgent = z.infer<typeof ClosuresByAgent>;
