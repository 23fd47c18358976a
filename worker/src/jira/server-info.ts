import { apiRoot, type JiraConnection } from './connection.ts';
import { JiraFailure } from './failure.ts';
import { requestJira } from './request.ts';

export interface JiraServerInfo {
  flavour: 'cloud' | 'dc';
  /** What Jira takes for its own address; another one than ours may mean that the site was renamed. */
  baseUrl: string;
  version: string;
}

/**
 * What kind of Jira answers at the address. Jira tells anybody, so a wrong token does not stand in the way.
 * @throws JiraFailure
 */
export async function getServerInfo(connection: JiraConnection, signal?: AbortSignal): Promise<JiraServerInfo> {
  const json = await requestJira(connection, { method: 'GET', path: ['serverInfo'], anonymous: true }, signal);
  const { deploymentType, baseUrl, version } = (typeof json === 'object' && json !== null ? json : {}) as Record<string, unknown>;
  if (typeof deploymentType !== 'string')
    throw new JiraFailure('bad_shape', `What answers at ${new URL(apiRoot(connection)).host} is no JIRA.`);
  return {
    flavour: deploymentType === 'Cloud' ? 'cloud' : 'dc',
    baseUrl: typeof baseUrl === 'string' ? baseUrl : connection.baseUrl,
    version: typeof version === 'string' ? version : '',
  };
}

/**
 * Finds the flavour of an address: asks as configured, then as the other kind (JD-41).
 * @throws JiraFailure of the first question, if neither is answered
 */
export async function detectFlavour(connection: JiraConnection, signal?: AbortSignal): Promise<JiraServerInfo> {
  try {
    return await getServerInfo(connection, signal);
  } catch (error) {
    if (!(error instanceof JiraFailure) || error.isTransient || error.holdsConnection) throw error;
    const other = connection.flavour === 'cloud' ? 'dc' : 'cloud';
    return getServerInfo({ ...connection, flavour: other }, signal).catch(() => {
      throw error;
    });
  }
}
