import type { JiraConnection } from './connection.ts';

/** One user reads JIRA for everybody: where an admin has opened some projects only, issues of others are neither shown nor linked. */
export function isOpened({ onlyProjects }: Pick<JiraConnection, 'onlyProjects'>, key: string): boolean {
  return !onlyProjects || onlyProjects.includes(key.slice(0, key.lastIndexOf('-')));
}
