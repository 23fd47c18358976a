import { createHmac, randomBytes } from 'node:crypto';
import type { Db } from '@desk/core/db/connect';
import { textArray } from '@desk/core/db/json';
import { type ChatId, type CustomerId, type DepartmentId, newId, type TagId, type UserId, type WorkspaceId } from '@desk/protocol/ids';
import type { Role } from '@desk/protocol/people';
import { sql } from 'kysely';
import { SECRET } from './desk-processes.ts';

/** A signed-in member: the session is inserted and signed as the sign-in library does, since 200 sign-ins would take a while. */
export type Person = { id: UserId; name: string; cookie: string };

/** A live chat that waits to be closed by `agent`. */
export type LiveChat = { id: ChatId; agent: number };

export type Business = { workspaceId: WorkspaceId; departmentId: DepartmentId; tagId: TagId; agents: Person[]; supervisors: Person[] };

export async function createBusiness(db: Db, crew: { agents: number; supervisors: number }): Promise<Business> {
  const [workspaceId, departmentId, tagId] = [newId('ws'), newId('dep'), newId('tag')];
  await db
    .insertInto('workspaces')
    .values({ id: workspaceId, name: 'Orrin', widget_key: workspaceId.slice(3) })
    .execute();
  await db.insertInto('departments').values({ id: departmentId, workspace_id: workspaceId, name: 'Mobile' }).execute();
  await db.insertInto('tags').values({ id: tagId, workspace_id: workspaceId, name: 'Coverage' }).execute();
  return {
    workspaceId,
    departmentId,
    tagId,
    agents: await createPeople(db, workspaceId, 'agent', crew.agents),
    supervisors: await createPeople(db, workspaceId, 'supervisor', crew.supervisors),
  };
}

async function createPeople(db: Db, workspaceId: WorkspaceId, role: Role, count: number): Promise<Person[]> {
  const people = Array.from({ length: count }, (_, i) => {
    const token = randomBytes(24).toString('base64url');
    const signature = createHmac('sha256', SECRET).update(token).digest('base64');
    const cookie = `desk.session_token=${encodeURIComponent(`${token}.${signature}`)}`;
    return { id: newId('usr'), name: `${role} ${i}`, token, cookie };
  });
  const ids = textArray(people.map(({ id }) => id));
  await sql`insert into users (id, name, email) select id, name, id || '@desk.test'
    from unnest(${ids}, ${textArray(people.map(({ name }) => name))}) as p (id, name)`.execute(db);
  await sql`insert into memberships (workspace_id, user_id, role) select ${workspaceId}, unnest(${ids}), ${role}`.execute(db);
  await sql`insert into sessions (id, token, user_id, expires_at) select 'ses_' || id, token, id, now() + interval '1 day'
    from unnest(${ids}, ${textArray(people.map(({ token }) => token))}) as p (id, token)`.execute(db);
  return people.map(({ id, name, cookie }) => ({ id, name, cookie }));
}

/** Many live chats at once, dealt out to the agents in turn; each with a customer of its own whose last words are the third version. */
export async function createLiveChats(db: Db, business: Business, count: number): Promise<LiveChat[]> {
  const chats = Array.from({ length: count }, (_, i) => ({
    id: newId('chat'),
    customerId: newId('cust') as CustomerId,
    agent: i % business.agents.length,
  }));
  const customers = textArray(chats.map(({ customerId }) => customerId));
  await sql`insert into customers (id, workspace_id, name) select unnest(${customers}), ${business.workspaceId}, 'Ada Moreno'`.execute(db);
  await sql`insert into chats (id, workspace_id, version, status, customer_id, agent_id, department_id, topic, opened_at, assigned_at, last_message_at,
      last_message_author, last_message_text, last_customer_version, unread, opened)
    select id, ${business.workspaceId}, 3, 'live', customer_id, agent_id, ${business.departmentId}, 'Coverage',
      date_trunc('milliseconds', now()) - interval '9 minutes', now() - interval '8 minutes', now() - interval '1 minute', 'customer', 'It works again, thank you.', 3, 1, true
    from unnest(${textArray(chats.map(({ id }) => id))}, ${customers}, ${textArray(chats.map(({ agent }) => business.agents[agent]!.id))})
      as c (id, customer_id, agent_id)`.execute(db);
  await sql`vacuum analyze chats, customers`.execute(db);
  return chats.map(({ id, agent }) => ({ id, agent }));
}
