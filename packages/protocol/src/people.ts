import { z } from 'zod';
import { CustomerId, DepartmentId, UserId, WorkspaceId } from './ids.ts';
import { UNDO_CHOICES } from './undo-window.ts';

export const Role = z.enum(['agent', 'supervisor', 'admin']);
export type Role = z.infer<typeof Role>;

/** Somebody of the team, as others see them. */
export const Person = z.object({ id: UserId, name: z.string() });
export type Person = z.infer<typeof Person>;

export const Department = z.object({ id: DepartmentId, name: z.string() });
export type Department = z.infer<typeof Department>;

export const CustomerRef = z.object({ id: CustomerId, name: z.string() });
export type CustomerRef = z.infer<typeof CustomerRef>;

/** Who acts: it stands in every event and decides what is allowed. */
export const Actor = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('agent'), id: UserId, name: z.string() }),
  z.object({ kind: z.literal('customer'), id: CustomerId, name: z.string() }),
  z.object({ kind: z.literal('system'), name: z.string() }),
]);
export type Actor = z.infer<typeof Actor>;

/**
 * `GET /api/me`: who I am and what my desk looks like. Limits in chats, times in seconds. `undoSeconds` is the window that my closes get, of
 * the workspace's and my own choice (null: none made). `unavailableBy` is the supervisor who switched me off;
 * `disconnectedAt` is since when my desk was not connected, if that is why I am.
 */
export const Me = z.object({
  id: UserId,
  name: z.string(),
  email: z.string(),
  role: Role,
  workspace: z.object({ id: WorkspaceId, name: z.string(), zone: z.string() }),
  departments: z.array(Department),
  available: z.boolean(),
  unavailableBy: Person.nullable(),
  disconnectedAt: z.string().nullable(),
  chatLimit: z.number().int(),
  preferences: z.object({
    notesOnClose: z.boolean(),
    undoSeconds: z.number().int(),
    workspaceUndoSeconds: z.number().int(),
    ownUndoSeconds: z.number().int().nullable(),
    replyTargetSeconds: z.number().int(),
    maxTags: z.number().int(),
    agentsBulkClose: z.boolean(),
  }),
});
export type Me = z.infer<typeof Me>;

/** `PUT /api/me/preferences`: what a member chooses for themselves; null: as the workspace. [K16] */
export const SetOwnPreferences = z.object({ undoSeconds: z.literal(UNDO_CHOICES, 'Choose 10, 30 or 100 seconds').nullable() });
export type SetOwnPreferences = z.infer<typeof SetOwnPreferences>;

export const SetAvailability = z.object({ available: z.boolean() });
export type SetAvailability = z.infer<typeof SetAvailability>;

/** `PUT /api/agents/:id/availability`: a supervisor may switch somebody off, and nobody but themselves switches them on. [V2] */
export const SendAway = z.object({ available: z.literal(false) });

/**
 * One agent on the wall. `owesReplySince` is the oldest unanswered customer message among their live chats. `online`: a desk of theirs is connected
 * now; `disconnectedAt`: since when none is, if that is why they are unavailable. `kept`: places that chats on offer to them alone hold, which count
 * against the limit as `live` ones do. [C15]
 */
export const AgentLoad = z.object({
  id: UserId,
  name: z.string(),
  role: Role,
  departments: z.array(Department),
  available: z.boolean(),
  availableSince: z.string(),
  online: z.boolean(),
  disconnectedAt: z.string().nullable(),
  live: z.number().int(),
  kept: z.number().int(),
  limit: z.number().int(),
  owesReplySince: z.string().nullable(),
});
export type AgentLoad = z.infer<typeof AgentLoad>;

/** What the desk knows about a customer, with what earlier chats left behind. */
export const CustomerProfile = z.object({
  id: CustomerId,
  name: z.string(),
  email: z.string().nullable(),
  language: z.string().nullable(),
  firstSeenAt: z.string(),
  optedOutAt: z.string().nullable(),
  attributes: z.record(z.string(), z.string()),
});
export type CustomerProfile = z.infer<typeof CustomerProfile>;
