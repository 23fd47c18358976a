import type { Role } from '@desk/protocol/people';

export const WORKSPACE = { name: 'Orrin', widgetKey: 'demo', zone: 'Europe/Amsterdam' } as const;

export const DEPARTMENTS = ['Mobile & plans', 'Broadband', 'Billing', 'Delivery & returns', 'Shop'] as const;
export type DepartmentName = (typeof DEPARTMENTS)[number];

/** Everybody of the team signs in with it. */
export const DEMO_PASSWORD = 'demo-desk-2026';

type Colleague = {
  name: string;
  email: string;
  role: Role;
  departments: readonly DepartmentName[];
  limit: number;
  available: boolean;
  /** Live chats besides those that are told in live-chats.ts. */
  busyWith: number;
};

/**
 * The team. Whoever is available has a full desk, except Noor, and Yuki, who has a place where nobody waits: so a chat that a newcomer starts goes to Noor, one can be offered to Yuki, and
 * the queues of the others stay filled until somebody closes a chat there.
 */
export const TEAM = [
  {
    name: 'Noor Haddad',
    email: 'noor@demo.test',
    role: 'agent',
    departments: ['Mobile & plans', 'Delivery & returns'],
    limit: 8,
    available: true,
    busyWith: 0,
  },
  { name: 'Tomás Reyes', email: 'tomas@demo.test', role: 'agent', departments: ['Broadband'], limit: 5, available: true, busyWith: 6 },
  { name: 'Ines Duarte', email: 'ines@demo.test', role: 'supervisor', departments: [], limit: 5, available: false, busyWith: 0 },
  { name: 'Maren Vos', email: 'admin@demo.test', role: 'admin', departments: [], limit: 5, available: false, busyWith: 0 },
  { name: 'Sam Okafor', email: 'sam@demo.test', role: 'agent', departments: ['Broadband'], limit: 5, available: true, busyWith: 5 },
  { name: 'Yuki Tan', email: 'yuki@demo.test', role: 'agent', departments: ['Delivery & returns'], limit: 8, available: true, busyWith: 7 },
  { name: 'Priya Anand', email: 'priya@demo.test', role: 'agent', departments: ['Billing'], limit: 4, available: true, busyWith: 4 },
  { name: 'Wen Li', email: 'wen@demo.test', role: 'agent', departments: ['Shop'], limit: 4, available: true, busyWith: 4 },
  {
    name: 'Agnes Holm',
    email: 'agnes@demo.test',
    role: 'agent',
    departments: ['Delivery & returns', 'Shop'],
    limit: 4,
    available: true,
    busyWith: 4,
  },
  {
    name: 'Mikkel Dahl',
    email: 'mikkel@demo.test',
    role: 'agent',
    departments: ['Mobile & plans'],
    limit: 3,
    available: true,
    busyWith: 2,
  },
  {
    name: 'Bo Lindqvist',
    email: 'bo@demo.test',
    role: 'agent',
    departments: ['Broadband', 'Billing'],
    limit: 5,
    available: false,
    busyWith: 3,
  },
] as const satisfies readonly Colleague[];

export type ColleagueName = (typeof TEAM)[number]['name'];

/** The four that the start page names. */
export const SIGN_INS = ['noor@demo.test', 'tomas@demo.test', 'ines@demo.test', 'admin@demo.test'] as const;
