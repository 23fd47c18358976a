import type { Member } from '@desk/core/access';
import { askJira, getAsk, issuesByWords } from '@desk/core/jira/asks';
import { jiraChecks } from '@desk/core/jira/checks';
import { jiraConnections, jiraSites, removeJiraConnection, resumeJiraConnection, saveJiraConnection } from '@desk/core/jira/connection';
import { renewHookSecret } from '@desk/core/jira/hints';
import { lookUpIssues } from '@desk/core/jira/lookups';
import { tryJira } from '@desk/core/jira/trials';
import { listJiraLinks } from '@desk/core/references/list';
import { otherChats } from '@desk/core/references/other-chats';
import { retryReference } from '@desk/core/references/track';
import { unlinkReference } from '@desk/core/references/unlink';
import { watchesReference, watchReference } from '@desk/core/references/watch';
import { issueReport } from '@desk/core/reports/issues';
import { Chat } from '@desk/protocol/chat';
import { DeskError } from '@desk/protocol/errors';
import { JiraAskId, JiraConnectionId, ReferenceId } from '@desk/protocol/ids';
import { JiraCheck, JiraConnectionView, JiraSiteView, JiraWebhook, SaveJira } from '@desk/protocol/jira';
import { AskJira, FoundIssue, JiraAsk } from '@desk/protocol/jira-ask';
import { IssueNews, LookUpIssues } from '@desk/protocol/jira-issue';
import { IssueReport, IssueReportFilter, JiraLinkFilter, JiraLinks, OtherChats, OthersFilter } from '@desk/protocol/jira-report';
import { WatchReference } from '@desk/protocol/notice';
import { plainUpTo } from '@desk/protocol/text';
import { Hono } from 'hono';
import { z } from 'zod';
import type { Deps, Env } from '../http/context.ts';
import { requireRole, requireSupervisor } from '../http/guards.ts';
import { idempotencyKey } from '../http/idempotency-key.ts';
import { about, valid } from '../http/valid.ts';

const View = z.object({ connection: JiraConnectionView });
const Views = z.object({ items: z.array(JiraConnectionView) });
const Checks = z.object({ checks: z.array(JiraCheck) });
const OneReference = z.object({ id: ReferenceId });
const OneSite = z.object({ id: JiraConnectionId });

/** The JIRA sites and their links. The server keeps what an admin enters; only the worker talks to JIRA. */
export function jiraRoutes({ db, config, limiter }: Deps) {
  const sealing = { secret: config.secret, allowLoopback: config.allowJiraLoopback };
  const view = async (member: Member, id: JiraConnectionId) => ({ connection: (await jiraConnections(db, member.workspaceId, id))[0]! });
  /** Typing asks often, and JIRA counts: ten searches a minute for each person and site. [J13] */
  const searchSlowly = ({ id }: Member, site: string) =>
    seldom(
      `JIRA searches of ${id} at ${site}`,
      10,
      (seconds) => `You asked JIRA ten times in a minute. Again in ${seconds} s; below is what the desk knows.`,
    );
  const seldom = async (what: string, aMinute: number, words: (seconds: number) => string) => {
    const taken = await limiter.take(what, { limit: aMinute, windowSeconds: 60 });
    if (!taken.ok) throw new DeskError('too-many', words(taken.retryAfterSeconds), { retryAfter: taken.retryAfterSeconds });
  };
  return new Hono<Env>()
    .get(
      '/integrations/jira/sites',
      about('Sites whose links the close form knows', 'JIRA', z.object({ items: z.array(JiraSiteView) })),
      async (c) => c.json({ items: await jiraSites(db, c.get('member').workspaceId) }),
    )
    .get('/integrations/jira', requireSupervisor, about('The sites and their health', 'JIRA', Views), async (c) =>
      c.json({ items: await jiraConnections(db, c.get('member').workspaceId) }),
    )
    .put(
      '/integrations/jira',
      requireRole('admin'),
      about('Set up a site or change it', 'JIRA', View),
      valid('json', SaveJira),
      async (c) => {
        const id = await saveJiraConnection(db, c.get('member'), c.req.valid('json'), sealing);
        return c.json(await view(c.get('member'), id));
      },
    )
    .delete('/integrations/jira/:id', requireRole('admin'), about('Take a site away', 'JIRA'), valid('param', OneSite), async (c) => {
      await removeJiraConnection(db, c.get('member'), c.req.valid('param').id);
      return c.json({ removed: true });
    })
    .post(
      '/integrations/jira/test',
      requireRole('admin'),
      about('Have the worker try a site before it is saved; waits for its five answers and keeps nothing', 'JIRA', Checks),
      valid('json', SaveJira),
      async (c) => {
        await seldom(`JIRA trials of ${c.get('member').id}`, 20, (seconds) => `That was tried often. Again in ${seconds} s.`);
        return c.json({ checks: await tryJira(db, c.get('member'), c.req.valid('json'), sealing) });
      },
    )
    .post(
      '/integrations/jira/:id/test',
      requireRole('admin'),
      about('Ask the worker to test a site; waits for its five answers', 'JIRA', Checks),
      valid('param', OneSite),
      async (c) => c.json({ checks: await jiraChecks(db, c.get('member'), c.req.valid('param').id) }),
    )
    .post(
      '/integrations/jira/:id/resume',
      requireRole('admin'),
      about('Try everything that waits for a site now', 'JIRA', View),
      valid('param', OneSite),
      async (c) => {
        const { id } = c.req.valid('param');
        await resumeJiraConnection(db, c.get('member'), id);
        return c.json(await view(c.get('member'), id));
      },
    )
    .post(
      '/integrations/jira/:id/webhook',
      requireRole('admin'),
      about('A new address and secret for webhooks of a site; the secret is said this once', 'JIRA', JiraWebhook),
      valid('param', OneSite),
      async (c) => {
        const { id } = c.req.valid('param');
        const secret = await renewHookSecret(db, c.get('member'), id, config.secret);
        return c.json({ url: `${config.publicUrl ?? new URL(c.req.url).origin}/hooks/jira/${id}`, secret });
      },
    )
    .get(
      '/jira/links',
      requireSupervisor,
      about('JIRA links with state and reason', 'JIRA', JiraLinks),
      valid('query', JiraLinkFilter),
      async (c) => c.json(await listJiraLinks(db, c.get('member'), c.req.valid('query'))),
    )
    .get(
      '/reports/issues',
      requireSupervisor,
      about('What is behind the closures: issues by sentiment and tag', 'Reports', IssueReport),
      valid('query', IssueReportFilter),
      async (c) => c.json(await issueReport(db, c.get('member'), c.req.valid('query'))),
    )
    .get(
      '/jira/issues',
      about('Issues that are known here, without asking JIRA', 'JIRA', z.object({ items: z.array(FoundIssue) })),
      valid('query', z.object({ q: plainUpTo(200).default('') })),
      async (c) => c.json({ items: await issuesByWords(db, c.get('member'), c.req.valid('query').q) }),
    )
    .post('/jira/asks', about('Search issues, list issue types, make an issue', 'JIRA', JiraAsk), valid('json', AskJira), async (c) => {
      const [ask, member] = [c.req.valid('json'), c.get('member')];
      if (ask.kind === 'search') await searchSlowly(member, ask.site);
      return c.json(await askJira(db, member, ask, idempotencyKey(c)));
    })
    .get('/jira/asks/:id', about('What came of it', 'JIRA', JiraAsk), valid('param', z.object({ id: JiraAskId })), async (c) =>
      c.json(await getAsk(db, c.get('member'), c.req.valid('param').id)),
    )
    .post(
      '/jira/lookups',
      about('What is known of issues; the rest is asked of JIRA and told on the socket', 'JIRA', z.object({ items: z.array(IssueNews) })),
      valid('json', LookUpIssues),
      async (c) => c.json({ items: await lookUpIssues(db, c.get('member'), c.req.valid('json').issues) }),
    )
    .get(
      '/references/others',
      about('How many other chats refer to the same issues', 'JIRA', z.object({ items: z.array(OtherChats) })),
      valid('query', OthersFilter),
      async (c) => c.json({ items: await otherChats(db, c.get('member'), c.req.valid('query').ids) }),
    )
    .get(
      '/references/:id/watch',
      about('Whether I am told when the issue is done', 'JIRA', WatchReference),
      valid('param', OneReference),
      async (c) => c.json({ wants: await watchesReference(db, c.get('member'), c.req.valid('param').id) }),
    )
    .put(
      '/references/:id/watch',
      about('Be told when the issue is done, or not', 'JIRA', WatchReference),
      valid('param', OneReference),
      valid('json', WatchReference),
      async (c) => {
        const { wants } = c.req.valid('json');
        await watchReference(db, c.get('member'), c.req.valid('param').id, wants);
        return c.json({ wants });
      },
    )
    .delete(
      '/references/:id',
      about('Take a JIRA link off, in JIRA too', 'JIRA', Chat),
      valid('param', z.object({ id: ReferenceId })),
      async (c) => c.json(await unlinkReference(db, c.get('member'), c.req.valid('param').id)),
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
