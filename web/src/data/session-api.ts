import type { AgentLoad, Department, Me } from '@desk/protocol/people';
import { request } from './http.ts';

/** Signs in with a session cookie. @throws DeskError `wrong-credentials`, `too-many`, `unavailable` */
export function signIn(email: string, password: string): Promise<unknown> {
  return request('POST', '/api/auth/sign-in/email', { body: { email, password } });
}

export function signOut(): Promise<unknown> {
  return request('POST', '/api/auth/sign-out', { body: {} });
}

export function readMe(): Promise<Me> {
  return request('GET', '/api/me');
}

export function setAvailability(available: boolean): Promise<Me> {
  return request('PUT', '/api/me/availability', { body: { available } });
}

/** Chooses my own window to undo a close, in seconds; null: as the workspace. */
export function setOwnUndo(undoSeconds: number | null): Promise<Me> {
  return request('PUT', '/api/me/preferences', { body: { undoSeconds } });
}

export function listDepartments(): Promise<{ items: Department[] }> {
  return request('GET', '/api/departments');
}

/** Agents with their load, busiest first. Supervisors only. */
export function listAgents(): Promise<{ items: AgentLoad[] }> {
  return request('GET', '/api/agents');
}
