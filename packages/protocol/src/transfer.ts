import { z } from 'zod';
import { ChatId, DepartmentId, TransferId, UserId } from './ids.ts';
import { Department, Person } from './people.ts';
import { cleanText, graphemeCount, lineUpTo } from './text.ts';

/** Longest note for whoever is to take a chat over, in graphemes. */
export const TRANSFER_NOTE_LIMIT = 500;

/** To whom a chat is offered: an agent, or all who serve a department and are available, of whom the first has it. [C15] */
export const TransferTarget = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('agent'), id: UserId, name: z.string() }),
  z.object({ kind: z.literal('department'), id: DepartmentId, name: z.string() }),
]);
export type TransferTarget = z.infer<typeof TransferTarget>;

/**
 * A chat on offer. `from` owns it until somebody accepts. `declinedBy` are those of a department who do not want it, while others still may.
 * The customer sees nothing of it. [C15]
 */
export const Transfer = z.object({
  id: TransferId,
  from: Person,
  to: TransferTarget,
  note: z.string().nullable(),
  offeredAt: z.string(),
  expiresAt: z.string(),
  declinedBy: z.array(UserId),
});
export type Transfer = z.infer<typeof Transfer>;

/** Why an offer ran out: its time was over, or nobody to whom it was made was there any more. [C18] */
export const ExpiryReason = z.enum(['time', 'receiver-left']);
export type ExpiryReason = z.infer<typeof ExpiryReason>;

/**
 * What became of the owner's last offer, until they have taken note of it. Of a declined one `by` is who declined last, and `reason` what they
 * said; of one that ran out `why` says how. [C17] [C18]
 */
export const TransferEnded = z.object({
  id: TransferId,
  to: TransferTarget,
  outcome: z.enum(['declined', 'expired']),
  by: Person.nullable(),
  reason: z.string().nullable(),
  why: ExpiryReason.nullable(),
  at: z.string(),
});
export type TransferEnded = z.infer<typeof TransferEnded>;

/** How an offer can end, as the refusal `offer-over` says in its `outcome`. `withdrawn`: the chat was closed, assigned or became a ticket. */
export const TransferOutcome = z.enum(['accepted', 'declined', 'expired', 'cancelled', 'withdrawn']);
export type TransferOutcome = z.infer<typeof TransferOutcome>;

/** A note of at most 500 graphemes; one of blanks is none. */
const note = z
  .string({ error: 'The note must be text' })
  // A family of four in four colours is 19 units: what counts is counted below.
  .max(TRANSFER_NOTE_LIMIT * 20, 'The note is too long')
  .transform((raw) => cleanText(raw).trim() || null)
  .refine(
    (text) => text === null || text.length <= TRANSFER_NOTE_LIMIT || graphemeCount(text) <= TRANSFER_NOTE_LIMIT,
    `The note is longer than ${TRANSFER_NOTE_LIMIT} characters`,
  );

/** `POST /api/chats/:id/transfer`. [C15] */
export const OfferTransfer = z.object({
  to: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('agent'), id: UserId }),
    z.object({ kind: z.literal('department'), id: DepartmentId }),
  ]),
  note: note.nullish(),
});
export type OfferTransfer = z.infer<typeof OfferTransfer>;

/** `POST /api/chats/:id/transfer/accept`, `…/cancel` and `…/acknowledge`: which offer is meant, so that a late word is about no newer one. */
export const AnswerTransfer = z.object({ transferId: TransferId });
export type AnswerTransfer = z.infer<typeof AnswerTransfer>;

/** `POST /api/chats/:id/transfer/decline`. [C17] */
export const DeclineTransfer = AnswerTransfer.extend({ reason: lineUpTo(200, 'The reason').nullish() });
export type DeclineTransfer = z.infer<typeof DeclineTransfer>;

/**
 * `GET /api/chats/:id/transfer-targets`: the departments, with how many of the others there are available and how many of these have a place
 * left, and the others who are available, with their load in chats. A department without anybody and an agent at the limit cannot be chosen. [C15]
 */
export const TransferTargets = z.object({
  departments: z.array(Department.extend({ available: z.number().int(), free: z.number().int() })),
  agents: z.array(
    Person.extend({
      departments: z.array(Department),
      load: z.number().int(),
      limit: z.number().int(),
      isAtLimit: z.boolean(),
    }),
  ),
});
export type TransferTargets = z.infer<typeof TransferTargets>;

/** A chat on offer on the live wall; `unansweredAt` is when nobody has answered for so long that a supervisor looks after it. */
export const OfferedChat = z.object({
  chatId: ChatId,
  customer: z.string(),
  from: Person,
  to: TransferTarget,
  department: Department.nullable(),
  offeredAt: z.string(),
  expiresAt: z.string(),
  unansweredAt: z.string(),
});
export type OfferedChat = z.infer<typeof OfferedChat>;
