import type { JiraDouble } from '@desk/jira-double/start-jira-double';
import type { JiraConnection } from './connection.ts';
import { JiraFailure } from './failure.ts';
import type { ChatLink } from './remote-link.ts';

export const TOKEN = 't0ken-of-the-service-user';
export const USER = 'desk@service.example';

let made = 0;

/** A connection to a double, as an admin would have saved it; each a site of its own. */
export function connectionTo(double: JiraDouble, flavour: 'cloud' | 'dc', changes: Partial<JiraConnection> = {}): JiraConnection {
  return {
    id: `jira_${flavour}_${++made}`,
    flavour,
    baseUrl: double.url,
    user: flavour === 'cloud' ? USER : null,
    token: TOKEN,
    allowLoopback: true,
    ...changes,
  };
}

export const CHAT: ChatLink = {
  origin: 'https://desk.example',
  chatId: 'chat_01jd8x6qkzf0vr3mwv3s4t5n6p',
  url: 'https://desk.example/desk/chats/chat_01jd8x6qkzf0vr3mwv3s4t5n6p',
  title: 'Chat #1234 · Billing',
  summary: 'Refund promised by Friday',
  resolved: true,
};

export const GLOBAL_ID = `system=${CHAT.origin}&chat=${CHAT.chatId}`;

/** The failure that a call ends in; a success fails the test. */
export async function failureOf(call: Promise<unknown>): Promise<JiraFailure> {
  const outcome = await call.then(
    (value) => new Error(`It succeeded with ${JSON.stringify(value)}.`),
    (error) => error,
  );
  if (outcome instanceof JiraFailure) return outcome;
  throw outcome;
}
