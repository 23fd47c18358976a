import type { Role } from '@desk/protocol/people';

/** The roles as admins choose them, with what each may do. */
export const ROLES: readonly { value: Role; label: string; may: string }[] = [
  { value: 'agent', label: 'Agent', may: 'Answers and closes their own chats.' },
  {
    value: 'supervisor',
    label: 'Supervisor',
    may: 'Also sees all chats and reports of their departments, and keeps tags, departments and preferences.',
  },
  { value: 'admin', label: 'Admin', may: 'Also keeps the team, integrations and wall screens.' },
];

/** What this role is called. */
export function roleWord(role: Role): string {
  return ROLES.find(({ value }) => value === role)!.label;
}
