import type { JiraConnectionView, SaveJira } from '@desk/protocol/jira';
import { type Desk, JIRA_TOKEN } from '../desk.ts';
import type { Person } from '../people.ts';

/** Saves the connection to the desk's JIRA as an admin does, with these changes. */
export async function connect(admin: Person, desk: Desk, changes: Partial<SaveJira> = {}): Promise<JiraConnectionView> {
  const form = { flavour: 'cloud', baseUrl: desk.jira.url, user: 'desk@service.example', token: JIRA_TOKEN };
  return (await admin.put<{ connection: JiraConnectionView }>('/api/integrations/jira', { ...form, ...changes })).connection;
}

/** The first site as the admin sees it. */
export async function viewed(admin: Person): Promise<JiraConnectionView> {
  return (await admin.get<{ items: JiraConnectionView[] }>('/api/integrations/jira')).items[0]!;
}

/** Seeds a project with so many issues, and gives their keys. */
export function seedIssues({ jira: { control } }: Pick<Desk, 'jira'>, project: string, count: number): string[] {
  control.seedProject({ key: project, name: project });
  return Array.from({ length: count }, (_, i) => control.seedIssue({ key: `${project}-${i + 1}`, summary: `Issue ${i + 1}` }).key);
}
