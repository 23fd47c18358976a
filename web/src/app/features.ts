import type { Role } from '@desk/protocol/people';
import { html, type TemplateResult } from 'lit';
import type { IconName } from '../ui/icon-paths.ts';

/** A part of the app with an address of its own, loaded when somebody goes there. */
export interface Feature {
  path: string;
  label: string;
  icon: IconName;
  roles: readonly Role[];
  load(): Promise<unknown>;
  view(): TemplateResult;
}

const everybody: readonly Role[] = ['agent', 'supervisor', 'admin'];
const leads: readonly Role[] = ['supervisor', 'admin'];

export const features: readonly Feature[] = [
  {
    path: '/desk',
    label: 'Agent desk',
    icon: 'chat',
    roles: everybody,
    load: () => import('../agent/desk-agent.ts'),
    view: () => html`<desk-agent></desk-agent>`,
  },
  {
    path: '/supervise',
    label: 'Supervisor desk',
    icon: 'pulse',
    roles: leads,
    load: () => import('../supervisor/desk-supervise.ts'),
    view: () => html`<desk-supervise></desk-supervise>`,
  },
  {
    path: '/reports',
    label: 'Reports',
    icon: 'bars',
    roles: leads,
    load: () => import('../reports/desk-reports.ts'),
    view: () => html`<desk-reports></desk-reports>`,
  },
  {
    path: '/admin',
    label: 'Admin',
    icon: 'sliders',
    roles: leads,
    load: () => import('../admin/desk-admin.ts'),
    view: () => html`<desk-admin></desk-admin>`,
  },
];

export function featureAt(path: string): Feature | undefined {
  return features.find((feature) => path === feature.path || path.startsWith(`${feature.path}/`));
}

/** Where a person of this role starts. */
export function homeOf(role: Role): string {
  return role === 'agent' ? '/desk' : '/supervise';
}
