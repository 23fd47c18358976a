import { createHmac, randomUUID } from 'node:crypto';
import type { Issue, Status } from './state.ts';

/** Where webhooks go and what they are signed with, as an admin of Jira enters it. */
export interface WebhookTarget {
  url: string;
  secret: string;
  /** The address that the double is known by: it stands in `issue.self`. */
  baseUrl: string;
}

export interface WebhookOptions {
  event?: 'jira:issue_updated' | 'jira:issue_created' | 'jira:issue_deleted';
  /** Which fields changed, as the changelog names them; `status` unless given. */
  fields?: string[];
  /** The changelog itself, instead. */
  items?: Item[];
  /** The same for each repeat of one webhook. */
  identifier?: string;
  /** What deviates from a proper webhook: another signature, body or header (JD-45). */
  signature?: string;
  body?: string;
  selfOrigin?: string;
}

type Item = Record<string, string | null>;

/** Tells that an issue was moved, and that it got or lost its resolution with that. Who cannot be told is not told: here nothing is sent again. */
export async function tellOfMove(target: WebhookTarget, issue: Issue, from: Status, flavour: 'cloud' | 'dc'): Promise<void> {
  const item = (field: string, before: string | null, after: string | null): Item => ({
    field,
    fieldtype: 'jira',
    ...(flavour === 'cloud' ? { fieldId: field } : {}),
    from: before,
    fromString: before,
    to: after,
    toString: after,
  });
  const resolved = ({ category }: Status) => (category === 'done' ? 'Done' : null);
  const [before, after] = [resolved(from), resolved(issue.status)];
  const resolution = before === after ? [] : [item('resolution', before, after)];
  await fireWebhook(target, issue, { items: [...resolution, item('status', from.name, issue.status.name)] }).catch(() => {});
}

/** Sends one webhook about an issue, signed over its bytes, and gives the status of the answer. */
export async function fireWebhook(target: WebhookTarget, issue: Issue, options: WebhookOptions = {}): Promise<number> {
  const body = options.body ?? JSON.stringify(payload(issue, target, options));
  const signature = options.signature ?? `sha256=${createHmac('sha256', target.secret).update(body).digest('hex')}`;
  const headers: Record<string, string> = {
    'content-type': 'application/json; charset=utf-8',
    'x-atlassian-webhook-identifier': options.identifier ?? randomUUID(),
    'x-atlassian-webhook-flow': 'Primary',
    ...(signature === '' ? {} : { 'x-hub-signature': signature }),
  };
  const answer = await fetch(target.url, { method: 'POST', headers, body, redirect: 'manual' });
  await answer.arrayBuffer();
  return answer.status;
}

function payload(
  issue: Issue,
  { baseUrl }: WebhookTarget,
  { event = 'jira:issue_updated', fields = ['status'], items, selfOrigin }: WebhookOptions,
) {
  const base = selfOrigin ?? baseUrl;
  return {
    timestamp: Date.now(),
    webhookEvent: event,
    issue_event_type_name: 'issue_generic',
    user: { accountId: '5b10ac8d82e05b22cc7d4ef5', displayName: 'Mia Krystof' },
    issue: {
      id: issue.id,
      self: `${base}/rest/api/2/issue/${issue.id}`,
      key: issue.key,
      fields: { summary: issue.summary, status: { name: issue.status.name } },
    },
    ...(event === 'jira:issue_updated'
      ? {
          changelog: {
            id: '10100',
            items: items ?? fields.map((field) => ({ field, fieldtype: 'jira', from: '1', fromString: 'a', to: '2', toString: 'b' })),
          },
        }
      : {}),
  };
}
