import { createVisitor } from '@desk/core/customers/visitor';
import type { ChatId, CustomerId, DepartmentId } from '@desk/protocol/ids';
import { signVisitor } from '@desk/server/auth/visitor-token';
import { type Client, createClient } from '../client.ts';
import { type Desk, SECRET } from '../desk.ts';
import { type Business, createBusiness, type Person } from '../people.ts';

/** One of the team, on either node. */
export type Player = Person & { elsewhere: Client };

/** Who takes part in the races of one business. */
export type Cast = {
  desk: Desk;
  business: Business;
  owner: Player;
  colleague: Player;
  supervisor: Player;
  /** A department that no agent serves: its chats stay in the queue until a supervisor gives them to somebody. */
  unserved: DepartmentId;
};

/** A customer with the chat that a race is about, and the JIRA issue of this race. */
export type Stage = Cast & { customer: Client; customerId: CustomerId; chatId: ChatId; version: number; issue: string };

const UNDO_SECONDS = 1;

/** A business whose undo window is so short that a race may cross its end. */
export async function createCast(desk: Desk): Promise<Cast> {
  if (!desk.jira.control.state.projects.has('RACE')) desk.jira.control.seedProject({ key: 'RACE', name: 'Races' });
  const business = await createBusiness(desk, {
    undoSeconds: UNDO_SECONDS,
    maxTags: 2,
    tags: ['Coverage', 'Outage', 'Refund'],
    jira: true,
  });
  const [owner, colleague, supervisor, unserved] = await Promise.all([
    business.person('agent', { name: 'Noor Haddad', limit: 100 }),
    business.person('agent', { name: 'Tomás Reyes', available: false }),
    business.person('supervisor', { name: 'Ines Duarte', at: desk.otherUrl, available: true }),
    business.department('Billing'),
  ]);
  const onBoth = (person: Person): Player => ({
    ...person,
    elsewhere: createClient(person.url === desk.url ? desk.otherUrl : desk.url, { cookie: person.cookie }),
  });
  return { desk, business, unserved, owner: onBoth(owner), colleague: onBoth(colleague), supervisor: onBoth(supervisor) };
}

/** A visitor of the widget, without the door that limits how many come from one address. */
export async function createCustomer({ desk, business }: Cast, departmentId: DepartmentId): Promise<{ client: Client; id: CustomerId }> {
  const { id } = await createVisitor(desk.db, business.workspaceId, { name: 'Ada Moreno' });
  const token = signVisitor(SECRET, { workspaceId: business.workspaceId, customerId: id, departmentId });
  return { client: createClient(desk.url, { token }), id };
}
