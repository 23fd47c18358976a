import { jiraChecks } from '@desk/core/jira/checks';
import { jiraConnection, jiraSites, saveJiraConnection } from '@desk/core/jira/connection';
import { lookUpIssues } from '@desk/core/jira/lookups';
import { retryReference } from '@desk/core/references/track';
import { ReferenceId } from '@desk/protocol/ids';
import { JiraCheck, JiraConnectionView, JiraSiteView, SaveJira } from '@desk/protocol/jira';
import { IssueNews, LookUpIssues } from '@desk/protocol/jira-issue';
import { Hono } from 'hono';
import { z } from 'zod';
import type { Deps, Env } from '../http/context.ts';
import { requireRole, requireSupervisor } from '../http/guards.ts';
import { about, valid } from '../http/valid.ts';

const View = z.object({ connection: JiraConnectionView.nullable() });

/** The JIRA connection and its links. The server keeps what an admin enters; only the worker talks to JIRA. */
export function jiraRoutes({ db, config }: Deps) {
  return new Hono<Env>()
    .get(
      '/integrations/jira/sites',
      about('Sites whose links the close form knows', 'JIRA', z.object({ items: z.array(JiraSiteView) })),
      async (c) => c.json({ items: await jiraSites(db, c.get('member').workspaceId) }),
    )
    .get('/integrations/jira', requireSupervisor, about('The connection and its health', 'JIRA', View), async (c) =>
      c.json({ connection: await jiraConnection(db, c.get('member').workspaceId) }),
    )
    .put(
      '/integrations/jira',
      requireRole('admin'),
      about('Set up or change the connection', 'JIRA', View),
      valid('json', SaveJira),
      async (c) => {
        await saveJiraConnection(db, c.get('member'), c.req.valid('json'), {
          secret: config.secret,
          allowLoopback: config.allowJiraLoopback,
        });
        return c.json({ connection: await jiraConnection(db, c.get('member').workspaceId) });
      },
    )
    .post(
      '/integrations/jira/test',
      requireRole('admin'),
      about('Ask the worker to test the connection; waits for its five answers', 'JIRA', z.object({ checks: z.array(JiraCheck) })),
      async (c) => c.json({ checks: await jiraChecks(db, c.get('member')) }),
    )
    .post(
      '/jira/lookups',
      about('What is known of issues; the rest is asked of JIRA and told on the socket', 'JIRA', z.object({ items: z.array(IssueNews) })),
      valid('json', LookUpIssues),
      async (c) => c.json({ items: await lookUpIssues(db, c.get('member'), c.req.valid('json').issues) }),
    )
    .post(
      '/references/:id/retry',
      about('Try to attach a JIRA link again', 'JIRA'),
      valid('param', z.object({ id: ReferenceId })),
      async (c) => {
        await retryReference(db, c.get('member'), c.req.valid('param').id);
        return c.json({ queued: true });
      },
    );
}
