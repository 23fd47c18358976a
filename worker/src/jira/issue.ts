import type { StatusCategory } from '@desk/protocol/jira-issue';
import type { JiraConnection } from './connection.ts';
import { JiraFailure } from './failure.ts';
import { objectOf } from './object-of.ts';
import { plainText } from './plain-text.ts';
import { requestJira } from './request.ts';

/** What the desk shows of an issue. `id` is its identity; the key changes when the issue moves. */
export interface JiraIssue {
  id: string;
  key: string;
  /** One line of at most 255 characters. */
  summary: string;
  /** As Jira calls it, in its language; null if it says none. */
  status: string | null;
  /** `undefined` if Jira knows none or one that we do not. */
  category: StatusCategory;
  /** When Jira last changed it, ISO-8601; null if it does not say. */
  updated: string | null;
}

const ID_OR_KEY = /^(?:[A-Z][A-Z\d_]{1,254}-[1-9]\d{0,18}|[1-9]\d{0,18})$/;

/**
 * Reads an issue by numeric id or by key, in any case; a former key leads to the moved issue, so compare the key that comes back.
 * @throws JiraFailure; `not_found` may also mean that Jira took us for nobody, see `confirmIdentity`
 */
export async function getIssue(connection: JiraConnection, idOrKey: string, signal?: AbortSignal): Promise<JiraIssue> {
  const name = checkedName(idOrKey);
  const json = await requestJira(connection, { method: 'GET', path: ['issue', name], query: { fields: 'summary,status,updated' } }, signal);
  return readIssue(json);
}

/**
 * The name as it may stand in a path; the last line of defence after the parser.
 * @throws JiraFailure `bad_request`
 */
export function checkedName(idOrKey: string): string {
  const name = idOrKey.toUpperCase();
  if (!ID_OR_KEY.test(name)) throw new JiraFailure('bad_request', `${plainText(idOrKey, 40)} is neither a JIRA key nor an issue id.`);
  return name;
}

/**
 * Takes an issue out of an answer: without id or key it is none, without status it still is.
 * @throws JiraFailure `bad_shape`
 */
export function readIssue(json: unknown): JiraIssue {
  const { id, key, fields } = objectOf(json);
  if (!/^[1-9]\d*$/.test(String(id)) || typeof key !== 'string' || !ID_OR_KEY.test(key)) {
    throw new JiraFailure('bad_shape', 'JIRA answered with something that is no issue.');
  }
  const { summary, status, updated } = objectOf(fields);
  const { name, statusCategory } = objectOf(status);
  return {
    id: String(id),
    key,
    summary: typeof summary === 'string' ? plainText(summary, 255) : '',
    status: typeof name === 'string' ? plainText(name, 60) : null,
    category: categoryOf(objectOf(statusCategory).key),
    updated: timeOf(updated),
  };
}

/** Jira writes `2026-11-25T10:00:00.000+0000`, which not every parser takes. */
function timeOf(value: unknown): string | null {
  const text = typeof value === 'string' ? value.replace(/([+-]\d\d)(\d\d)$/, '$1:$2') : '';
  const time = Date.parse(text);
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}

function categoryOf(key: unknown): StatusCategory {
  return key === 'new' || key === 'indeterminate' || key === 'done' ? key : 'undefined';
}
