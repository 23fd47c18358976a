import type { JiraConnection } from './connection.ts';
import { JiraFailure } from './failure.ts';
import { checkedName, getIssue, type JiraIssue, readIssue } from './issue.ts';
import { confirmIdentity } from './myself.ts';
import { objectOf } from './object-of.ts';
import { isOpened } from './opened.ts';
import { requestJira } from './request.ts';

/** How many issues one call may name. */
export const ISSUES_AT_ONCE = 100;
const FIELDS = ['summary', 'status', 'updated'];
const MAX_BYTES = 2 * 1024 * 1024;

/**
 * Reads up to 100 issues by key or numeric id, in as few calls as the flavour allows: one on Cloud, one or two on Data Center, and one more for
 * each name that the answer left open (a former key, an archived issue). Null: there is none, or our user may not see it; that is said only
 * when the token is known to be good (JD-17).
 * @throws JiraFailure when nothing can be said of any of them
 */
export async function readIssues(
  connection: JiraConnection,
  names: readonly string[],
  signal?: AbortSignal,
): Promise<Map<string, JiraIssue | null>> {
  const asked = [...new Set(names.map(checkedName))];
  const { issues, missing } = await inOneGo(connection, asked, signal);
  const found = new Map<string, JiraIssue | null>();
  for (const issue of issues) for (const name of [issue.id, issue.key]) if (asked.includes(name)) found.set(name, issue);
  for (const name of missing) found.set(name, null);
  for (const name of asked) if (!found.has(name)) found.set(name, await one(connection, name, signal));
  for (const [name, issue] of found) if (issue && !isOpened(connection, issue.key)) found.set(name, null);
  if ([...found.values()].includes(null)) await confirmIdentity(connection, signal);
  return found;
}

type Several = { issues: JiraIssue[]; missing: string[] };

/** Without an answer for all of them, each is asked for alone: one odd name must not hide the others. */
async function inOneGo(connection: JiraConnection, names: string[], signal?: AbortSignal): Promise<Several> {
  if (names.length === 1) return { issues: [], missing: [] };
  try {
    return connection.flavour === 'cloud' ? await bulkFetch(connection, names, signal) : await search(connection, names, signal);
  } catch (error) {
    if (error instanceof JiraFailure && error.kind === 'bad_request') return { issues: [], missing: [] };
    throw error;
  }
}

async function one(connection: JiraConnection, name: string, signal?: AbortSignal): Promise<JiraIssue | null> {
  try {
    return await getIssue(connection, name, signal);
  } catch (error) {
    if (error instanceof JiraFailure && error.kind === 'not_found') return null;
    throw error;
  }
}

async function bulkFetch(connection: JiraConnection, names: string[], signal?: AbortSignal): Promise<Several> {
  const body = { issueIdsOrKeys: names, fields: FIELDS };
  const json = await requestJira(connection, { method: 'POST', path: ['issue', 'bulkfetch'], body, maxBytes: MAX_BYTES }, signal);
  const { issues, issueErrors } = objectOf(json);
  const missing = Array.isArray(issueErrors) ? issueErrors.flatMap((error) => nameIn(error, names)) : [];
  return { issues: listOf(issues), missing };
}

function nameIn(error: unknown, names: string[]): string[] {
  const { id } = objectOf(error);
  const name = String(id).toUpperCase();
  return names.includes(name) ? [name] : [];
}

/** Data Center has no call for many issues, so it searches; archived ones and former keys are not found like that. */
async function search(connection: JiraConnection, names: string[], signal?: AbortSignal): Promise<Several> {
  const groups = [
    ['key', names.filter((name) => name.includes('-'))],
    ['id', names.filter((name) => !name.includes('-'))],
  ] as const;
  const issues: JiraIssue[] = [];
  for (const [field, group] of groups) {
    if (group.length === 0) continue;
    const body = { jql: `${field} in (${group.join(',')})`, fields: FIELDS, maxResults: group.length, validateQuery: false };
    const json = await requestJira(connection, { method: 'POST', path: ['search'], body, maxBytes: MAX_BYTES }, signal);
    issues.push(...listOf(objectOf(json).issues));
  }
  return { issues, missing: [] };
}

/** An entry that is no issue is left out, and so asked for alone. */
function listOf(values: unknown): JiraIssue[] {
  if (!Array.isArray(values)) throw new JiraFailure('bad_shape', 'JIRA did not answer with a list of issues.');
  return values.flatMap((value) => {
    try {
      return [readIssue(value)];
    } catch {
      return [];
    }
  });
}
