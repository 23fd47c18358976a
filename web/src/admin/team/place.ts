import type { DepartmentId } from '@desk/protocol/ids';
import type { Role } from '@desk/protocol/people';
import type { ChangeTeamMember, TeamMember } from '@desk/protocol/team';

/** What an admin says about somebody. */
export type Place = { name: string; role: Role; departmentIds: readonly DepartmentId[]; chatLimit: number | null };

/** What is said about somebody now. */
export function placeOf({ name, role, departments, chatLimit }: TeamMember): Place {
  return { name, role, departmentIds: departments.map(({ id }) => id), chatLimit };
}

/** What was changed, and nothing else: what another admin changed meanwhile stays. */
export function changesOf(before: Place, after: Place): ChangeTeamMember {
  const changes: ChangeTeamMember = {};
  if (after.name !== before.name) changes.name = after.name;
  if (after.role !== before.role) changes.role = after.role;
  if (String([...after.departmentIds].sort()) !== String([...before.departmentIds].sort()))
    changes.departmentIds = [...after.departmentIds];
  if (after.chatLimit !== before.chatLimit) changes.chatLimit = after.chatLimit;
  return changes;
}
