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
