import type { Db } from '@desk/core/db/connect';
import { type OpenConnection, openConnection } from '@desk/core/jira/health';
import type { JiraConnectionId } from '@desk/protocol/ids';
import type { WorkerConfig } from '../config.ts';
import type { JiraConnection } from './connection.ts';
import type { Lane } from './lanes.ts';

/** A site as the database knows it and as the client calls it. */
export type OpenSite = OpenConnection & JiraConnection & { id: JiraConnectionId };

/** The site with its token unsealed, for calls of this kind; null when it is gone, retired, or has no token. */
export async function openSite(
  db: Db,
  config: Pick<WorkerConfig, 'secret' | 'allowJiraLoopback' | 'proxies'>,
  id: JiraConnectionId,
  lane: Lane = 'link',
): Promise<OpenSite | null> {
  const connection = await openConnection(db, id, config.secret);
  return connection && { ...connection, lane, allowLoopback: config.allowJiraLoopback, proxies: config.proxies ?? {} };
}
