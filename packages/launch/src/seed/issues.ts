import type { Member } from '@desk/core/access';
import type { NewReference } from '@desk/core/closures/new-references';
import { seal } from '@desk/core/jira/secret';
import { JiraControl } from '@desk/jira-double/control';
import { seedDemoIssues } from '@desk/jira-double/demo-issues';
import { type JiraConnectionId, newId } from '@desk/protocol/ids';
import type { LinkState } from './play-chat.ts';
import { type RowSet, rowSet } from './row-set.ts';

/** Who the desk is in the demo's JIRA, which listens on loopback and knows nothing worth a better secret. */
export const DEMO_JIRA = { user: 'desk@orrin.example', token: 'demo-jira-token' } as const;

/** The demo's JIRA as the stories refer to it. */
export type Issues = {
  connectionId: JiraConnectionId;
  /** A reference to one of its issues, as the close dialog would make it. */
  reference(key: string): NewReference;
  /** The reference after the worker attached it. */
  linked(key: string): LinkState;
  rows: RowSet[];
};

/** A ticket number of some other system, as agents type it beside JIRA keys. */
export function ticket(text: string): NewReference {
  return { kind: 'ticket', text, url: null, key: null, connectionId: null, issueId: null };
}

/** Connects the workspace to the demo's JIRA at `baseUrl`. `secret` is the desk's, which seals the token. */
export function createIssues(workspaceId: Member['workspaceId'], baseUrl: string, secret: string, now: Date): Issues {
  const control = new JiraControl();
  seedDemoIssues(control);
  const connectionId = newId('jira');
  const all = [...control.state.issues.values()];
  return {
    connectionId,
    reference: (key) => ({ kind: 'jira', text: key, url: `${baseUrl}/browse/${key}`, key, connectionId, issueId: control.issue(key).id }),
    linked: (key) => {
      const { summary, status } = control.issue(key);
      return { state: 'linked', reason: null, summary, status: status.name, category: status.category };
    },
    rows: [
      rowSet('jira_connections', [
        {
          id: connectionId,
          workspace_id: workspaceId,
          flavour: 'cloud',
          base_url: baseUrl,
          user_name: DEMO_JIRA.user,
          token_cipher: seal(secret, DEMO_JIRA.token, connectionId),
          projects: [...control.state.projects.keys()],
          last_ok_at: now,
          created_at: now,
        },
      ]),
      rowSet(
        'jira_issues',
        all.map(({ id, key, summary, status }) => ({
          workspace_id: workspaceId,
          connection_id: connectionId,
          issue_id: id,
          key,
          summary,
          status: status.name,
          category: status.category,
          seen_at: now,
          due_at: now,
        })),
      ),
    ],
  };
}
