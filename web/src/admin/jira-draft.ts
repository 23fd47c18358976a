import type { JiraConnectionView, SaveJira } from '@desk/protocol/jira';

/** The form of a JIRA site. The token is only ever typed, never read back. `aliases`: one address a line; `projects`: keys with commas between; `expires`: a day, or empty. */
export type JiraFields = {
  flavour: 'cloud' | 'dc';
  baseUrl: string;
  apiUrl: string;
  user: string;
  token: string;
  expires: string;
  aliases: string;
  projects: string;
  ca: string;
};

/** Atlassian's, where the cloud id says it all. */
const gateway = /^https:\/\/api\.atlassian\.com\/ex\/jira\//;

const blank: JiraFields = {
  flavour: 'cloud',
  baseUrl: '',
  apiUrl: '',
  user: '',
  token: '',
  expires: '',
  aliases: '',
  projects: '',
  ca: '',
};

export function jiraFieldsOf(connection: JiraConnectionView | null): JiraFields {
  if (!connection) return blank;
  return {
    flavour: connection.flavour,
    baseUrl: connection.baseUrl,
    apiUrl: (connection.apiUrl ?? '').replace(gateway, ''),
    user: connection.user ?? '',
    token: '',
    expires: connection.tokenExpiresAt?.slice(0, 10) ?? '',
    aliases: connection.aliases.join('\n'),
    projects: connection.onlyProjects?.join(', ') ?? '',
    ca: '',
  };
}

/** How many fields differ from what is saved. */
export function jiraChanges(saved: JiraFields, mine: JiraFields): number {
  return (Object.keys(saved) as (keyof JiraFields)[]).filter((name) => saved[name].trim() !== mine[name].trim()).length;
}

/** Whether the token has to be typed: there is none yet, or it would be sent to another address than it was meant for. */
export function needsToken(connection: JiraConnectionView | null, mine: JiraFields): boolean {
  if (!connection?.hasToken) return true;
  const [before, after] = [jiraFieldsOf(connection), mine];
  return (['baseUrl', 'apiUrl'] as const).some((name) => withoutSlash(before[name]) !== withoutSlash(after[name]));
}

const signIn = ['flavour', 'baseUrl', 'apiUrl', 'user', 'token', 'ca'] as const;

/** Whether JIRA would be called otherwise than before: elsewhere, by another name, with another token. Such a form is tried before it is saved. */
export function changesSignIn(connection: JiraConnectionView | null, mine: JiraFields): boolean {
  const saved = jiraFieldsOf(connection);
  return signIn.some((name) => saved[name].trim() !== mine[name].trim());
}

/** Whether what was tested is no longer what is typed. */
export function isOfSignIn(name: keyof JiraFields): boolean {
  return (signIn as readonly string[]).includes(name);
}

/** The address that the site itself sends us to, when that is what went wrong last: it may have been renamed. */
export function movedTo(connection: JiraConnectionView | null): string | undefined {
  if (connection?.lastError?.kind !== 'redirect') return undefined;
  const address = / to (https?:\/\/[^\s)]+)\)/.exec(connection.lastError.sentence)?.[1];
  return address === undefined || address === new URL(connection.baseUrl).origin ? undefined : address;
}

/** The form with that address: the path stays as it was, and links that people still have to the former one are understood. */
export function atNewAddress(mine: JiraFields, address: string): JiraFields {
  const path = URL.canParse(mine.baseUrl) ? new URL(mine.baseUrl).pathname.replace(/\/+$/, '') : '';
  const aliases = [...new Set([...mine.aliases.split(/\s+/), mine.baseUrl.trim()])].filter(Boolean).join('\n');
  return { ...mine, baseUrl: `${address}${path}`, aliases };
}

export type JiraFaults = Partial<Record<keyof JiraFields, string>>;

/** What is wrong, by field. The address is checked properly by the server; here only what is plainly missing. */
export function jiraFaults(connection: JiraConnectionView | null, mine: JiraFields): JiraFaults {
  const faults: JiraFaults = {};
  if (!/^https?:\/\/\S+$/i.test(mine.baseUrl.trim())) faults.baseUrl = 'Enter the address of your JIRA, starting with https://';
  if (mine.flavour === 'cloud' && mine.user.trim() === '') faults.user = 'JIRA Cloud signs in with an e-mail address and a token';
  if (mine.expires.trim() !== '' && !/^\d{4}-\d\d-\d\d$/.test(mine.expires.trim())) faults.expires = 'Enter a day such as 2027-03-31';
  if (projectsIn(mine).some((key) => !/^[A-Z][A-Z\d_]+$/.test(key))) faults.projects = 'Enter project keys, such as NET, MOB';
  if (needsToken(connection, mine) && mine.token.trim() === '')
    faults.token = connection?.hasToken ? 'A new address needs its own token' : 'Enter the token';
  return faults;
}

/** As the server takes it; an empty token stays out, which keeps the one that is saved. A site that was at another address is replaced. */
export function toSaveJira(mine: JiraFields, connection: JiraConnectionView | null = null): SaveJira {
  const user = mine.user.trim();
  const token = mine.token.trim();
  return {
    flavour: mine.flavour,
    baseUrl: mine.baseUrl.trim(),
    apiUrl: mine.apiUrl.trim(),
    aliases: mine.aliases.split(/\s+/).filter(Boolean),
    onlyProjects: projectsIn(mine),
    tokenExpiresAt: mine.expires.trim() ? `${mine.expires.trim()}T00:00:00.000Z` : null,
    ...(connection && withoutSlash(connection.baseUrl) !== withoutSlash(mine.baseUrl) ? { replaces: connection.id } : {}),
    ...(user ? { user } : {}),
    ...(token ? { token } : {}),
    ...(mine.ca.trim() ? { ca: mine.ca.trim() } : {}),
  };
}

function projectsIn({ projects }: JiraFields): string[] {
  return [
    ...new Set(
      projects
        .toUpperCase()
        .split(/[\s,;]+/)
        .filter(Boolean),
    ),
  ];
}

function withoutSlash(address: string): string {
  return address.trim().replace(/\/+$/, '').toLowerCase();
}
