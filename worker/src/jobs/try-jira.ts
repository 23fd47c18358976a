import type { Db } from '@desk/core/db/connect';
import { anyIssue } from '@desk/core/jira/due-issues';
import { answerTrial, takeTrial } from '@desk/core/jira/trials';
import type { WorkerConfig } from '../config.ts';
import { checkSite } from '../jira/checks.ts';
import type { Handlers } from './catalogue.ts';

/** Tests a sign-in that is not saved: what it answers says nothing of the saved site, so only who asked is told. [J17] */
export function tryJira(db: Db, config: WorkerConfig): Handlers['try-jira'] {
  return async ({ trialId }, signal) => {
    const trial = await takeTrial(db, trialId, config.secret);
    if (!trial) return;
    const { workspaceId, connectionId, ca, ...site } = trial;
    // A name of its own, by address: it neither waits in the line of the saved site nor tells that site's rates, and what one address asks for binds no other.
    const connection = {
      ...site,
      id: `trial of ${workspaceId} at ${site.apiUrl ?? site.baseUrl}`,
      lane: 'resolve' as const,
      ...(ca === null ? {} : { ca }),
    };
    const options = { allowLoopback: config.allowJiraLoopback, proxies: config.proxies ?? {} };
    const issueId = connectionId && (await anyIssue(db, connectionId));
    const { checks } = await checkSite({ ...connection, ...options }, issueId, signal);
    await answerTrial(db, trialId, checks);
  };
}
