import type { AgentLoad, Department } from '@desk/protocol/people';
import { request } from './http.ts';

/** The departments by name. */
export function listDepartments(): Promise<{ items: Department[] }> {
  return request('GET', '/api/departments');
}

/** Agents with their load, busiest first. Supervisors only. */
export function listAgents(): Promise<{ items: AgentLoad[] }> {
  return request('GET', '/api/agents');
}

/** Switches an agent off for new chats. Supervisors of their departments only. */
export function sendAway(agentId: string): Promise<unknown> {
  return request('PUT', `/api/agents/${agentId}/availability`, { body: { available: false } });
}
