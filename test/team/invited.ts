import type { Invited, TeamMember } from '@desk/protocol/team';
import type { Client } from '../client.ts';

/** Invites somebody as this admin. */
export function openInvitation(
  admin: Client,
  input: { name: string; email: string; role: string; departmentIds?: string[] },
): Promise<Invited> {
  return admin.post('/api/people', input);
}

/** Somebody of the team as admins see them. */
export async function memberCalled(admin: Client, name: string): Promise<TeamMember | undefined> {
  const { items } = await admin.get<{ items: TeamMember[] }>('/api/people');
  return items.find((member) => member.name === name);
}
