import type { Department } from '@desk/protocol/people';
import type { ChangeTeamMember, Invitation, Invite, Invited, TeamMember } from '@desk/protocol/team';
import { request } from './http.ts';

/** The team by name. Admins only. */
export function listTeam(): Promise<{ items: TeamMember[] }> {
  return request('GET', '/api/people');
}

/** Takes somebody in; the token of their link is told this once. @throws DeskError `already-exists`, `invalid` */
export function invite(input: Invite): Promise<Invited> {
  return request('POST', '/api/people', { body: input });
}

/** A new link to choose a password. @throws DeskError */
export function renewLink(id: string): Promise<Invited> {
  return request('POST', `/api/people/${id}/link`);
}

/** @throws DeskError `in-use` when nobody would be admin any more */
export function changeTeamMember(id: string, input: ChangeTeamMember): Promise<TeamMember> {
  return request('PATCH', `/api/people/${id}`, { body: input });
}

/** @throws DeskError `in-use` while they have open chats */
export function removeTeamMember(id: string): Promise<unknown> {
  return request('DELETE', `/api/people/${id}`);
}

/** Whom a link is for. @throws DeskError `not-found` when it is over */
export function lookAtInvitation(token: string): Promise<Invitation> {
  return request('POST', '/api/auth/invitation', { body: { token } });
}

/** Chooses the password and signs in with it. @throws DeskError `invalid`, `not-found` */
export function acceptInvitation(token: string, password: string): Promise<unknown> {
  return request('POST', '/api/auth/invitation/accept', { body: { token, password } });
}

/** @throws DeskError `already-exists` */
export function createDepartment(name: string): Promise<Department> {
  return request('POST', '/api/departments', { body: { name } });
}

/** @throws DeskError `already-exists`, `not-found` */
export function renameDepartment(id: string, name: string): Promise<Department> {
  return request('PUT', `/api/departments/${id}`, { body: { name } });
}

/** @throws DeskError `in-use`, saying by what */
export function removeDepartment(id: string): Promise<unknown> {
  return request('DELETE', `/api/departments/${id}`);
}
