import type { JiraCheck } from '@desk/protocol/jira';
import type { JiraConnection } from './connection.ts';
import { JiraFailure } from './failure.ts';
import { getMyself } from './myself.ts';
import { plainText } from './plain-text.ts';
import { listProjects } from './projects.ts';
import { linksOf } from './remote-link.ts';
import { requestJira } from './request.ts';
import { detectFlavour } from './server-info.ts';

/** What a site answered: the five checks, the project keys where it told them, and what went wrong. */
export type Checked = { checks: JiraCheck[]; projects: string[] | null; failure: JiraFailure | null };

/**
 * Five named checks, one after another; the first that fails leaves the rest waiting, since they could not tell anything. `issueId`: an issue whose links
 * may be read; null leaves that check waiting.
 */
export async function checkSite(connection: JiraConnection, issueId: string | null, signal: AbortSignal): Promise<Checked> {
  const checks: JiraCheck[] = [];
  let projects: string[] | null = null;
  let failure: JiraFailure | null = null;
  const steps: [JiraCheck['name'], () => Promise<string>][] = [
    ['address', async () => `${new URL(connection.apiUrl ?? connection.baseUrl).host} can be reached.`],
    ['answers-json', () => kindOfSite(connection, signal)],
    ['identity', () => whoWeAre(connection, signal)],
    [
      'projects',
      async () => {
        projects = (await listProjects(connection, signal)).map((project) => project.key);
        return projects.length === 0
          ? 'We may see no project yet.'
          : `We may see ${projects.length} projects: ${projects.slice(0, 5).join(', ')}${projects.length > 5 ? '…' : ''}`;
      },
    ],
    ['links', async () => (issueId === null ? FIRST_LINK : linksCanBeRead(connection, issueId, signal))],
  ];
  for (const [name, step] of steps) {
    if (failure) {
      checks.push({ name, state: 'waiting', sentence: 'Waits for the check above.' });
      continue;
    }
    try {
      const sentence = await step();
      checks.push({ name, state: sentence === FIRST_LINK ? 'waiting' : 'ok', sentence });
    } catch (error) {
      if (!(error instanceof JiraFailure)) throw error;
      failure = error;
      const address = ['network', 'timeout', 'tls'].includes(error.kind) && name === 'answers-json';
      if (address) checks[0] = { name: 'address', state: 'failed', sentence: error.message };
      checks.push({ name, state: address ? 'waiting' : 'failed', sentence: address ? 'Waits for the check above.' : error.message });
    }
  }
  return { checks, projects, failure };
}

const FIRST_LINK = 'Links are written by issue number; the first one will show whether we may link.';

/** A dry read: where linking is switched off, or our user may not see links, this is refused like a write. */
async function linksCanBeRead(connection: JiraConnection, issueId: string, signal: AbortSignal): Promise<string> {
  const links = await requestJira(connection, { method: 'GET', path: linksOf(issueId), maxBytes: 4 * 1024 * 1024 }, signal);
  if (!Array.isArray(links)) throw new JiraFailure('bad_shape', 'JIRA did not answer with a list of links.');
  return `Links of an issue can be read: it has ${links.length}.`;
}

/** Whether a site goes by the address that was entered; another one may be its new name. */
function isNamed({ baseUrl }: JiraConnection, itself: string): boolean {
  return !URL.canParse(itself) || new URL(itself).host === new URL(baseUrl).host;
}

async function whoWeAre(connection: JiraConnection, signal: AbortSignal): Promise<string> {
  try {
    return `We are signed in as ${(await getMyself(connection, signal)).displayName}.`;
  } catch (error) {
    const isRefused = error instanceof JiraFailure && error.kind === 'auth' && connection.flavour === 'cloud' && !connection.apiUrl;
    if (!isRefused) throw error;
    const message = `${error.message} A token with scopes works only at the address for scoped tokens: enter the cloud id there.`;
    throw new JiraFailure('auth', message, error.status === undefined ? {} : { status: error.status });
  }
}

const FLAVOURS = { cloud: 'Cloud', dc: 'Data Center' } as const;

/** Which JIRA answers. Throws a JiraFailure when it is the other kind, which speaks another version of the API. */
async function kindOfSite(connection: JiraConnection, signal: AbortSignal): Promise<string> {
  const { flavour, version, baseUrl } = await detectFlavour(connection, signal);
  if (flavour === connection.flavour)
    return `It is JIRA ${version}${isNamed(connection, baseUrl) ? '' : `, and calls itself ${plainText(baseUrl, 120)}`}.`;
  throw new JiraFailure('wrong_url', `This is JIRA ${FLAVOURS[flavour]}, but ${FLAVOURS[connection.flavour]} is chosen.`);
}
