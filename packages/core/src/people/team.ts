import { DeskError } from '@desk/protocol/errors';
import { type DepartmentId, newId, type UserId } from '@desk/protocol/ids';
import type { ChangeTeamMember, Invite, Invited, TeamMember } from '@desk/protocol/team';
import { type RawBuilder, sql } from 'kysely';
import type { Member } from '../access.ts';
import type { Db, Tx } from '../db/connect.ts';
import { iso } from '../db/iso.ts';
import { textArray } from '../db/json.ts';
import { record } from '../journal.ts';
import { makeInvitation } from './invitations.ts';

/** The team by name. */
export async function listTeam(db: Db, who: Member): Promise<TeamMember[]> {
  return read(db, who, sql`true`);
}

/**
 * Takes somebody into the team: they choose a password by the link of the token, and can sign in from then on. [A7]
 * @throws DeskError `already-exists` for an address that somebody has, `invalid` for departments of others
 */
export async function invite(db: Db, who: Member, input: Invite): Promise<Invited> {
  return db.transaction().execute(async (tx) => {
    await checkDepartments(tx, who, input.departmentIds);
    const userId = await personOf(tx, input);
    const { rows } = await sql`insert into memberships (workspace_id, user_id, role, department_ids, chat_limit)
      values (${who.workspaceId}, ${userId}, ${input.role}, ${textArray(input.departmentIds)}, ${input.chatLimit}) on conflict do nothing returning user_id`.execute(
      tx,
    );
    if (rows.length === 0) throw taken(input.email);
    return withLink(tx, who, userId);
  });
}

/**
 * Makes a new link for somebody who lost theirs, or their password. What they had works until they use it. [A7]
 * @throws DeskError `not-found`, `not-allowed` for somebody who works in another workspace too
 */
export async function renewLink(db: Db, who: Member, id: UserId): Promise<Invited> {
  return db.transaction().execute(async (tx) => {
    await locked(tx, who, id);
    const { rows } = await sql`select from memberships where user_id = ${id} and workspace_id <> ${who.workspaceId}`.execute(tx);
    if (rows.length > 0) throw new DeskError('not-allowed', 'They work in another workspace too, so they alone can change their password.');
    return withLink(tx, who, id);
  });
}

/**
 * Changes name, role or departments; what they may do changes with the next request. [A9]
 * @throws DeskError `not-found`, `in-use` when nobody would be admin any more, `invalid`
 */
export async function changeTeamMember(db: Db, who: Member, id: UserId, input: ChangeTeamMember): Promise<TeamMember> {
  const { name = null, role = null, departmentIds, chatLimit } = input;
  return db.transaction().execute(async (tx) => {
    await checkDepartments(tx, who, departmentIds ?? []);
    await locked(tx, who, id, role !== null && role !== 'admin');
    if (name !== null) await sql`update users set name = ${name}, updated_at = now() where id = ${id}`.execute(tx);
    await sql`update memberships set role = coalesce(${role}, role),
        department_ids = ${departmentIds ? textArray(departmentIds) : sql`department_ids`},
        chat_limit = ${chatLimit === undefined ? sql`chat_limit` : sql`${chatLimit}::int`}
      where workspace_id = ${who.workspaceId} and user_id = ${id}`.execute(tx);
    return told(tx, who, id);
  });
}

/**
 * Takes somebody out of the team: their sessions end and they cannot sign in. What they wrote and closed stays under their name. [A10]
 * @throws DeskError `not-found`, `in-use` while they have open chats or are the last admin
 */
export async function removeTeamMember(db: Db, who: Member, id: UserId): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await locked(tx, who, id, true);
    const { name, openChats } = (await read(tx, who, sql`m.user_id = ${id}`))[0]!;
    if (openChats > 0) {
      const chats =
        openChats === 1
          ? 'a chat that is open or can still be undone. Give it'
          : `${openChats} chats that are open or can still be undone. Give them`;
      throw new DeskError('in-use', `${name} has ${chats} to somebody else first.`, { openChats });
    }
    await sql`delete from memberships where workspace_id = ${who.workspaceId} and user_id = ${id}`.execute(tx);
    const elsewhere = await sql`select from memberships where user_id = ${id}`.execute(tx);
    if (elsewhere.rows.length === 0) {
      await sql`delete from sessions where user_id = ${id}`.execute(tx);
      await sql`delete from accounts where user_id = ${id}`.execute(tx);
    }
    await record(tx, who, 'team.changed', { personId: id });
  });
}

/** Whoever has this address, under the name they have, or somebody new. They are held, so that no other workspace takes them in meanwhile. */
async function personOf(tx: Tx, { email, name }: Invite): Promise<UserId> {
  await sql`insert into users (id, name, email) values (${newId('usr')}, ${name}, ${email}) on conflict (email) do nothing`.execute(tx);
  const { rows } = await sql<{ id: UserId }>`select id from users where email = ${email} for update`.execute(tx);
  const { id } = rows[0]!;
  const places = await sql`select from memberships where user_id = ${id}`.execute(tx);
  if (places.rows.length > 0) throw taken(email);
  return id;
}

async function withLink(tx: Tx, who: Member, id: UserId): Promise<Invited> {
  const token = await makeInvitation(tx, who.workspaceId, id, who.id);
  return { member: await told(tx, who, id), token };
}

async function told(tx: Tx, who: Member, id: UserId): Promise<TeamMember> {
  await record(tx, who, 'team.changed', { personId: id });
  return (await read(tx, who, sql`m.user_id = ${id}`))[0]!;
}

/**
 * Holds their place until the transaction ends, so that nobody gives them a chat meanwhile; and, when they `leaveAdmins`, all admins, so that two
 * who let each other go at once do not both succeed. One statement in one order, so that the two do not wait for one another.
 */
async function locked(tx: Tx, who: Member, id: UserId, leaveAdmins = false): Promise<void> {
  const { rows } = await sql<{ id: UserId; role: Member['role']; canSignIn: boolean }>`select m.user_id as id, m.role,
      exists (select from accounts a where a.user_id = m.user_id and a.password is not null) as "canSignIn"
    from memberships m where m.workspace_id = ${who.workspaceId} and (m.user_id = ${id} or (${leaveAdmins} and m.role = 'admin'))
    order by m.user_id for update of m`.execute(tx);
  const theirs = rows.find((row) => row.id === id);
  if (!theirs) throw new DeskError('not-found', 'They are not in this team any more.');
  if (!leaveAdmins || theirs.role !== 'admin') return;
  if (!rows.some((row) => row.id !== id && row.role === 'admin' && row.canSignIn))
    throw new DeskError('in-use', 'Nobody else is an admin who can sign in. Make somebody an admin first.');
}

async function checkDepartments(tx: Tx, who: Member, ids: readonly DepartmentId[]): Promise<void> {
  const { rows } = await sql`select from departments
    where workspace_id = ${who.workspaceId} and id = any(${textArray(ids)}) for key share`.execute(tx);
  if (rows.length === new Set(ids).size) return;
  const message = 'A department is not there any more.';
  throw new DeskError('invalid', message, { errors: [{ path: 'departmentIds', message }] });
}

async function read(db: Db | Tx, who: Member, condition: RawBuilder<unknown>): Promise<TeamMember[]> {
  const { rows } = await sql<TeamMember>`select u.id, u.name, u.email, m.role, m.chat_limit as "chatLimit",
      coalesce((select jsonb_agg(jsonb_build_object('id', d.id, 'name', d.name) order by d.name) from departments d
        where d.id = any(m.department_ids)), '[]') as departments,
      case when exists (select from accounts a where a.user_id = u.id and a.password is not null) then 'active' else 'invited' end as status,
      (select ${iso('i.expires_at')} from invitations i where i.workspace_id = m.workspace_id and i.user_id = u.id and i.expires_at > now()) as "linkUntil",
      (select count(*)::int from chats c where c.workspace_id = m.workspace_id and c.agent_id = u.id and c.status in ('live', 'pending'))
        + coalesce(t.held, 0)
        + (select count(*)::int from closures k where k.workspace_id = m.workspace_id and k.agent_id = u.id and k.undone_at is null
          and k.undo_until > now() and k.closed_at > now() - interval '5 minutes') as "openChats"
    from memberships m join users u on u.id = m.user_id
    left join (select agent_id, count(*)::int as held from chats where workspace_id = ${who.workspaceId} and status = 'ticketed' group by 1) t
      on t.agent_id = m.user_id
    where m.workspace_id = ${who.workspaceId} and ${condition} order by lower(u.name), u.id`.execute(db);
  return rows;
}

function taken(email: string): DeskError {
  const message = 'Somebody with this address is there already';
  return new DeskError('already-exists', `${message}: ${email}.`, { errors: [{ path: 'email', message }] });
}
