import type { Issue } from '../state.ts';

/** A JSON answer with the content type that Jira writes. */
export function answer(status: number, body: unknown): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json;charset=UTF-8' } });
}

/** Jira's own form of an error. */
export function refuse(status: number, messages: string[], errors: Record<string, string> = {}): Response {
  return answer(status, { errorMessages: messages, errors });
}

/** The one answer for an issue that is not there and for one that is hidden. */
export function noIssue(): Response {
  return refuse(404, ['Issue does not exist or you do not have permission to see it.']);
}

/** A request body as a JSON object, or undefined. */
export async function readObject(request: { json(): Promise<unknown> }): Promise<Record<string, unknown> | undefined> {
  const body = await request.json().catch(() => undefined);
  return isObject(body) ? body : undefined;
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const STATUS = {
  new: { id: '10000', statusCategory: { id: 2, key: 'new', name: 'To Do', colorName: 'blue-gray' } },
  indeterminate: { id: '3', statusCategory: { id: 4, key: 'indeterminate', name: 'In Progress', colorName: 'yellow' } },
  done: { id: '10001', statusCategory: { id: 3, key: 'done', name: 'Done', colorName: 'green' } },
  undefined: { id: '1', statusCategory: { id: 1, key: 'undefined', name: 'No Category', colorName: 'medium-gray' } },
};

/** An issue on the wire: `id`, `key` and `self` always, of the fields only those that were asked for. */
export function issueBody(issue: Issue, restUrl: string, asked: string[] | undefined): Record<string, unknown> {
  const { project, status } = issue;
  const fields: Record<string, unknown> = {
    summary: issue.summary,
    status: { name: status.name, ...STATUS[status.category] },
    issuetype: { id: '1', name: issue.issueType, subtask: false },
    project: { id: project.id, key: project.key, name: project.name },
    resolution: status.category === 'done' ? { id: '1', name: 'Done' } : null,
    updated: issue.updated.toISOString().replace('Z', '+0000'),
  };
  const wanted = asked === undefined || asked.includes('*all') ? Object.keys(fields) : asked.filter((name) => Object.hasOwn(fields, name));
  return {
    id: issue.id,
    self: `${restUrl}/issue/${issue.id}`,
    key: issue.key,
    fields: Object.fromEntries(wanted.map((name) => [name, fields[name]])),
  };
}
