import type { Role } from '@desk/protocol/people';
import { html, type TemplateResult } from 'lit';
import type { IconName } from '../ui/icon-paths.ts';

/** A part of the app with an address of its own, loaded when somebody goes there. */
export interface Feature {
  path: string;
  label: string;
  icon: IconName;
  roles: readonly Role[];
  /** Pages inside it that the palette leads to. */
  pages: readonly { path: string; label: string }[];
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
    pages: [],
    load: () => import('../agent/desk-agent.ts'),
    view: () => html`<desk-agent></desk-agent>`,
  },
  {
    path: '/supervise',
    label: 'Supervisor desk',
    icon: 'pulse',
    roles: leads,
    pages: [
      { path: '/supervise/live', label: 'Live chats of everybody' },
      { path: '/supervise/closed', label: 'Closed chats of everybody' },
      { path: '/supervise/tickets', label: 'Tickets of everybody' },
      { path: '/supervise/jira', label: 'JIRA links and root causes' },
    ],
    load: () => import('../supervisor/desk-supervise.ts'),
    view: () => html`<desk-supervise></desk-supervise>`,
  },
  {
    path: '/dashboard',
    label: 'Dashboard',
    icon: 'panel',
    roles: leads,
    pages: [
      { path: '/dashboard/agents', label: 'Dashboard: agents' },
      { path: '/dashboard/customers', label: 'Dashboard: customers' },
    ],
    load: () => import('../reports/dashboard/desk-dashboard.ts'),
    view: () => html`<desk-dashboard></desk-dashboard>`,
  },
  {
    path: '/reports',
    label: 'Reports',
    icon: 'bars',
    roles: leads,
    pages: [
      { path: '/reports/activity', label: 'Report: activity' },
      { path: '/reports/agents', label: 'Report: agents' },
      { path: '/reports/customers', label: 'Report: customers' },
      { path: '/reports/reply-times', label: 'Report: reply times' },
      { path: '/reports/sentiment', label: 'Report: sentiment' },
      { path: '/reports/tags', label: 'Report: tags' },
      { path: '/reports/jira', label: 'Report: JIRA links' },
      { path: '/reports/exports', label: 'Report: exports' },
    ],
    load: () => import('../reports/desk-reports.ts'),
    view: () => html`<desk-reports></desk-reports>`,
  },
  {
    path: '/admin',
    label: 'Admin',
    icon: 'sliders',
    roles: leads,
    pages: [
      { path: '/admin/tags', label: 'Admin: tags' },
      { path: '/admin/preferences', label: 'Admin: preferences' },
      { path: '/admin/surveys', label: 'Admin: surveys' },
      { path: '/admin/integrations', label: 'Admin: JIRA and other integrations' },
      { path: '/admin/people', label: 'Admin: people' },
      { path: '/admin/departments', label: 'Admin: departments' },
      { path: '/admin/walls', label: 'Admin: wall screens' },
    ],
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
