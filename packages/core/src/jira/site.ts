import type { JiraConnectionId } from '@desk/protocol/ids';
import type { JiraFlavour } from '@desk/protocol/jira';
import type { JiraSite } from '@desk/protocol/references';

type SiteRow = { id: JiraConnectionId; flavour: JiraFlavour; base_url: string; aliases: string[]; projects: string[] | null };

/** A connection as the reference parser sees it: where its links point, which keys it can have. Rules: jira.md 5.1. */
export function toSite(row: SiteRow): JiraSite & { id: JiraConnectionId } {
  return {
    id: row.id,
    bases: [row.base_url, ...row.aliases],
    ...(row.projects ? { projects: row.projects } : {}),
    ...(row.flavour === 'cloud' ? { maxKey: 10 } : { maxKey: 255, allowUnderscore: true }),
  };
}
