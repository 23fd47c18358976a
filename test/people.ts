import type { Db } from '@desk/core/db/connect';
import { textArray } from '@desk/core/db/json';
import { hashPassword } from '@desk/core/people/password';
import type { Chat, Message, VisitorChat } from '@desk/protocol/chat';
import type { CloseChatInput } from '@desk/protocol/closure';
import { type DepartmentId, newId, type TagId, type UserId, type WorkspaceId } from '@desk/protocol/ids';
import type { Role } from '@desk/protocol/people';
import { type Client, createClient, signIn } from './client.ts';
import type { Desk } from './desk.ts';
import { openSocket } from './raw-socket.ts';
import { until } from './until.ts';

export const PASSWORD = 'a password of the tests';
/** The least that argon2id takes: hundreds of people sign in, and this password guards nothing. */
const hashed = hashPassword(PASSWORD, { memory: 8, passes: 1, parallelism: 1 });

export type Person = Client & { id: UserId; name: string; email: string };
export type Customer = Client & { id: string; name: string; say(text: string): Promise<{ chat: VisitorChat; message: Message }> };

/** A business of its own for each test: nobody shares rows. */
export type Business = {
  workspaceId: WorkspaceId;
  widgetKey: string;
  departmentId: DepartmentId;
  tags: Record<string, TagId>;
  /** Signs up and signs in; agents are available at once unless told otherwise. */
  person(role: Role, options?: { name?: string; available?: boolean; limit?: number; at?: string }): Promise<Person>;
  /** A visitor of the widget; `department` null: the page names none. */
  customer(name?: string, department?: string | null): Promise<Customer>;
  department(name: string): Promise<DepartmentId>;
  /** Changes which departments somebody serves, none means all, and waits until every server has heard of it. */
  move(person: Person, departmentIds: DepartmentId[]): Promise<void>;
  /** A live chat of this agent, with the customer's first words. */
  liveChat(agent: Person, words?: string): Promise<{ chat: Chat; customer: Customer }>;
};

export type BusinessOptions = {
  undoSeconds?: number;
  maxTags?: number;
  notesOnClose?: boolean;
  tags?: string[];
  jira?: boolean;
  widgetKey?: string;
};

export async function createBusiness(desk: Desk, options: BusinessOptions = {}): Promise<Business> {
  const { db } = desk;
  const workspaceId = newId('ws');
  const widgetKey = options.widgetKey ?? workspaceId.slice(3);
  const departmentId = newId('dep');
  await db
    .insertInto('workspaces')
    .values({
      id: workspaceId,
      name: 'Orrin',
      widget_key: widgetKey,
      undo_seconds: options.undoSeconds ?? 0,
      max_tags: options.maxTags ?? 1,
      notes_on_close: options.notesOnClose ?? true,
    })
    .execute();
  await db.insertInto('departments').values({ id: departmentId, workspace_id: workspaceId, name: 'Mobile' }).execute();
  const tags: Record<string, TagId> = {};
  for (const name of options.tags ?? ['Coverage', 'Outage']) {
    const id = newId('tag');
    tags[name] = id;
    await db.insertInto('tags').values({ id, workspace_id: workspaceId, name }).execute();
  }
  const business: Business = {
    workspaceId,
    widgetKey,
    departmentId,
    tags,
    person: (role, more = {}) => createPerson(desk, workspaceId, departmentId, role, more),
    async department(name) {
      const id = newId('dep');
      await db.insertInto('departments').values({ id, workspace_id: workspaceId, name }).execute();
      return id;
    },
    async move(person, departmentIds) {
      // A server that hears of new rights ends the sockets of whoever has them: one that is opened too early would be among those.
      const urls = [...new Set([desk.url, desk.otherUrl])];
      const sockets = await Promise.all(urls.map((url) => openSocket(url, { headers: { cookie: person.cookie } })));
      await db
        .updateTable('memberships')
        .set({ department_ids: textArray(departmentIds) as never })
        .where('user_id', '=', person.id)
        .execute();
      await Promise.all(sockets.map((socket) => socket.end()));
    },
    async customer(name = 'Ada Moreno', department = 'Mobile') {
      const visit = await createClient(desk.url).post<{ token: string; customerId: string }>('/api/widget/sessions', {
        workspace: widgetKey,
        name,
        ...(department === null ? {} : { department }),
      });
      const client = createClient(desk.url, { token: visit.token });
      return {
        ...client,
        id: visit.customerId,
        name,
        say: (text) => client.post('/api/widget/messages', { text, clientId: crypto.randomUUID() }),
      };
    },
    async liveChat(agent, words = 'My phone has no signal') {
      const customer = await business.customer();
      const { chat } = await customer.say(words);
      const live = await until(async () => {
        const found = await agent.get<{ chat: Chat }>(`/api/chats/${chat.id}`);
        return found.chat.status === 'live' ? found.chat : null;
      });
      return { chat: live, customer };
    },
  };
  if (options.jira) await connectJira(desk, business);
  return business;
}

async function createPerson(
  desk: Desk,
  workspaceId: WorkspaceId,
  departmentId: DepartmentId,
  role: Role,
  options: { name?: string; available?: boolean; limit?: number; at?: string },
): Promise<Person> {
  const id = newId('usr');
  const name = options.name ?? `${role} ${id.slice(-4)}`;
  const email = `${id}@desk.test`;
  await insertPerson(desk.db, { id, name, email });
  await desk.db
    .insertInto('memberships')
    .values({
      workspace_id: workspaceId,
      user_id: id,
      role,
      chat_limit: options.limit ?? 50,
      available: options.available ?? role === 'agent',
      department_ids: textArray(role === 'agent' ? [departmentId] : []) as never,
    })
    .execute();
  return { ...(await signIn(options.at ?? desk.url, email, PASSWORD)), id, name, email };
}

async function insertPerson(db: Db, person: { id: UserId; name: string; email: string }): Promise<void> {
  await db
    .insertInto('users')
    .values({ ...person, image: null })
    .execute();
  await db
    .insertInto('accounts')
    .values({
      id: `acc_${person.id}`,
      account_id: person.id,
      provider_id: 'credential',
      user_id: person.id,
      password: await hashed,
      access_token: null,
      refresh_token: null,
      id_token: null,
      access_token_expires_at: null,
      refresh_token_expires_at: null,
      scope: null,
    })
    .execute();
}

/** Connects the business to the JIRA double, as its admin would. */
async function connectJira(desk: Desk, business: Business): Promise<void> {
  const admin = await business.person('admin');
  await admin.put('/api/integrations/jira', {
    flavour: 'cloud',
    baseUrl: desk.jira.url,
    user: 'desk@service.example',
    token: 'jira-token-of-the-tests',
  });
}

/** A close form as a client sends it, filled in as little as possible. */
export function closeForm(chat: Pick<Chat, 'version'>, form: Partial<CloseChatInput> = {}): CloseChatInput {
  return { seenVersion: chat.version, ...form };
}
