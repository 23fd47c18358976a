import type { JiraConnectionView, SaveJira } from '@desk/protocol/jira';

/** The form of a JIRA site. The token is only ever typed, never read back. `aliases`: one address a line; `expires`: a day, or empty. */
export type JiraFields = {
  flavour: 'cloud' | 'dc';
  baseUrl: string;
  user: string;
  token: string;
  expires: string;
  aliases: string;
  ca: string;
};

const blank: JiraFields = { flavour: 'cloud', baseUrl: '', user: '', token: '', expires: '', aliases: '', ca: '' };

export function jiraFieldsOf(connection: JiraConnectionView | null): JiraFields {
  if (!connection) return blank;
  return {
    flavour: connection.flavour,
    baseUrl: connection.baseUrl,
    user: connection.user ?? '',
    token: '',
    expires: connection.tokenExpiresAt?.slice(0, 10) ?? '',
    aliases: connection.aliases.join('\n'),
    ca: '',
  };
}

/** How many fields differ from what is saved. */
export function jiraChanges(saved: JiraFields, mine: JiraFields): number {
  return (Object.keys(saved) as (keyof JiraFields)[]).filter((name) => saved[name].trim() !== mine[name].trim()).length;
}

/** Whether the token has to be typed: there is none yet, or the address is another one and the old token was meant for the old. */
export function needsToken(connection: JiraConnectionView | null, mine: JiraFields): boolean {
  return !connection?.hasToken || withoutSlash(connection.baseUrl) !== withoutSlash(mine.baseUrl);
}

export type JiraFaults = Partial<Record<keyof JiraFields, string>>;

/** What is wrong, by field. The address is checked properly by the server; here only what is plainly missing. */
export function jiraFaults(connection: JiraConnectionView | null, mine: JiraFields): JiraFaults {
  const faults: JiraFaults = {};
  if (!/^https?:\/\/\S+$/i.test(mine.baseUrl.trim())) faults.baseUrl = 'Enter the address of your JIRA, starting with https://';
  if (mine.flavour === 'cloud' && mine.user.trim() === '') faults.user = 'JIRA Cloud signs in with an e-mail address and a token';
  if (mine.expires.trim() !== '' && !/^\d{4}-\d\d-\d\d$/.test(mine.expires.trim())) faults.expires = 'Enter a day such as 2027-03-31';
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
    aliases: mine.aliases.split(/\s+/).filter(Boolean),
    tokenExpiresAt: mine.expires.trim() ? `${mine.expires.trim()}T00:00:00.000Z` : null,
    ...(connection && withoutSlash(connection.baseUrl) !== withoutSlash(mine.baseUrl) ? { replaces: connection.id } : {}),
    ...(user ? { user } : {}),
    ...(token ? { token } : {}),
    ...(mine.ca.trim() ? { ca: mine.ca.trim() } : {}),
  };
}

function withoutSlash(address: string): string {
  return address.trim().replace(/\/+$/, '').toLowerCase();
}
