import type { JiraConnection } from './connection.ts';
import { JiraFailure } from './failure.ts';
import { objectOf } from './object-of.ts';
import { plainText } from './plain-text.ts';
import { requestJira } from './request.ts';

export interface NewIssue {
  project: string;
  typeId: string;
  summary: string;
  /** Where the chat can be read, behind a sign-in: all that the issue says of it. */
  chatUrl: string | null;
  /** A label that only this issue has: by it the issue is found when the answer was lost. */
  marker: string;
}

/** The types of issue that can be made in a project, without sub-tasks. @throws JiraFailure */
export async function listIssueTypes(
  connection: JiraConnection,
  project: string,
  signal?: AbortSignal,
): Promise<{ id: string; name: string }[]> {
  const json = await requestJira(
    connection,
    { method: 'GET', path: ['issue', 'createmeta', project, 'issuetypes'], query: { maxResults: '200' } },
    signal,
  );
  const { issueTypes, values } = objectOf(json);
  const types = Array.isArray(issueTypes) ? issueTypes : values;
  if (!Array.isArray(types)) throw new JiraFailure('bad_shape', 'JIRA did not say which types of issue there are.');
  return types.flatMap((type) => {
    const { id, name, subtask } = objectOf(type);
    return /^\d+$/.test(String(id)) && typeof name === 'string' && subtask !== true ? [{ id: String(id), name: plainText(name, 60) }] : [];
  });
}

/**
 * Makes an issue: not safe to repeat, so look for its marker first when an earlier call may have made it.
 * @throws JiraFailure; a success without id and key is `bad_shape`
 */
export async function createIssue(
  connection: JiraConnection,
  issue: NewIssue,
  signal?: AbortSignal,
): Promise<{ issueId: string; key: string }> {
  const fields = {
    project: { key: issue.project },
    issuetype: { id: issue.typeId },
    summary: plainText(issue.summary, 255),
    labels: [issue.marker],
    ...(issue.chatUrl === null ? {} : { description: descriptionOf(connection, issue.chatUrl) }),
  };
  return identityOf(await requestJira(connection, { method: 'POST', path: ['issue'], body: { fields } }, signal));
}

/** The issue that carries this marker, or null. A search may lag behind: give Jira half a minute after the call. @throws JiraFailure */
export async function findByMarker(
  connection: JiraConnection,
  marker: string,
  signal?: AbortSignal,
): Promise<{ issueId: string; key: string } | null> {
  const path = connection.flavour === 'cloud' ? ['search', 'jql'] : ['search'];
  const body = { jql: `labels = "${marker}"`, fields: ['summary'], maxResults: 2 };
  const { issues } = objectOf(await requestJira(connection, { method: 'POST', path, body }, signal));
  if (!Array.isArray(issues)) throw new JiraFailure('bad_shape', 'JIRA did not answer with a list of issues.');
  return issues.length === 0 ? null : identityOf(issues[0]);
}

function identityOf(json: unknown): { issueId: string; key: string } {
  const { id, key } = objectOf(json);
  if (!/^[1-9]\d*$/.test(String(id)) || typeof key !== 'string' || !/^[A-Z][A-Z\d_]+-[1-9]\d*$/.test(key))
    throw new JiraFailure('bad_shape', 'JIRA did not say which issue it made.');
  return { issueId: String(id), key };
}

/** Our own words and address only: nothing that a customer wrote, so there is no markup to guard against. Cloud takes documents, Data Center text. */
function descriptionOf({ flavour }: JiraConnection, chatUrl: string): unknown {
  if (flavour === 'dc') return `From a customer chat: ${chatUrl}`;
  const text = [
    { type: 'text', text: 'From a customer chat: ' },
    { type: 'text', text: chatUrl, marks: [{ type: 'link', attrs: { href: chatUrl } }] },
  ];
  return { type: 'doc', version: 1, content: [{ type: 'paragraph', content: text }] };
}
