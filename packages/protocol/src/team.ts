import { z } from 'zod';
import { DepartmentId, UserId } from './ids.ts';
import { PASSWORD_LENGTH } from './limits.ts';
import { Department, Role } from './people.ts';
import { lineUpTo } from './text.ts';

/**
 * Somebody of the team, as admins see them. No department means all of them, no `chatLimit` (live chats
 * at once) the workspace's. `invited` until they have chosen a password; `linkUntil` is how long
 * the last link to choose one holds, null when there is none. `openChats` are
 * theirs now, those among them whose close can still be undone.
 */
export const TeamMember = z.object({
  id: UserId,
  name: z.string(),
  email: z.string(),
  role: Role,
  departments: z.array(Department),
  chatLimit: z.int().nullable(),
  status: z.enum(['invited', 'active']),
  linkUntil: z.string().nullable(),
  openChats: z.number().int(),
});
export type TeamMember = z.infer<typeof TeamMember>;

const name = lineUpTo(80, 'The name');
const departmentIds = z.array(DepartmentId).max(50);
const chatLimit = z.int().min(1, 'One chat at least').max(100, 'At most 100 chats').nullable();

/** `POST /api/people`. [A7] */
export const Invite = z.object({
  name,
  role: Role,
  departmentIds: departmentIds.default([]),
  chatLimit: chatLimit.default(null),
  email: z.string().trim().toLowerCase().max(200).pipe(z.email('This is not an email address')),
});
export type Invite = z.infer<typeof Invite>;

/** `PATCH /api/people/:id`: what is left out stays, whatever it is by now. [A9] */
export const ChangeTeamMember = z.object({ name, role: Role, departmentIds, chatLimit }).partial();
export type ChangeTeamMember = z.infer<typeof ChangeTeamMember>;

/** The answer to an invitation, and to a new link: the token of the link, which is told this once. [A7] */
export const Invited = z.object({ member: TeamMember, token: z.string() });
export type Invited = z.infer<typeof Invited>;

const token = z.string().min(1).max(200);

/** `POST /api/auth/invitation`: whom a link is for. */
export const LookAtInvitation = z.object({ token });
export const Invitation = z.object({ name: z.string(), email: z.string(), workspace: z.string(), isFirst: z.boolean() });
export type Invitation = z.infer<typeof Invitation>;

/** `POST /api/auth/invitation/accept`. [A8] */
export const AcceptInvitation = z.object({
  token,
  password: z
    .string()
    .min(PASSWORD_LENGTH.least, `Take ${PASSWORD_LENGTH.least} characters at least`)
    .max(PASSWORD_LENGTH.most, `Take ${PASSWORD_LENGTH.most} characters at most`),
});
export type AcceptInvitation = z.infer<typeof AcceptInvitation>;

/** `POST /api/departments`, `PUT /api/departments/:id`. [A11] */
export const NameDepartment = z.object({ name: lineUpTo(60, 'The name of the department') });
export type NameDepartment = z.infer<typeof NameDepartment>;
