import { createHash, randomBytes } from 'node:crypto';
import { DeskError } from '@desk/protocol/errors';
import type { UserId, WorkspaceId } from '@desk/protocol/ids';
import type { AcceptInvitation, Invitation } from '@desk/protocol/team';
import { sql } from 'kysely';
import type { Db, Tx } from '../db/connect.ts';
import { hashPassword } from './password.ts';

/** How long a link to choose a password holds. */
export const HOLDS_DAYS = 7;

/**
 * Makes the link by which somebody chooses a password; an earlier one of theirs holds no longer. Only its hash is kept. [A7]
 * @returns the token, 256 bits as base64url
 */
export async function makeInvitation(tx: Tx, workspaceId: WorkspaceId, userId: UserId, by: UserId | null): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await sql`insert into invitations (token_hash, workspace_id, user_id, created_by, expires_at)
    values (${hashOf(token)}, ${workspaceId}, ${userId}, ${by}, now() + make_interval(days => ${HOLDS_DAYS}))
    on conflict (workspace_id, user_id) do update set token_hash = excluded.token_hash, created_by = excluded.created_by,
      created_at = now(), expires_at = excluded.expires_at`.execute(tx);
  return token;
}

/** Whom a link is for. `isFirst`: they have no password yet. @throws DeskError `not-found` for one that is over, used or none of ours */
export async function lookAtInvitation(db: Db, token: string): Promise<Invitation> {
  const { rows } = await sql<Invitation>`select u.name, u.email, w.name as workspace,
      not exists (select from accounts a where a.user_id = u.id and a.password is not null) as "isFirst"
    from invitations i join users u on u.id = i.user_id join workspaces w on w.id = i.workspace_id
    where i.token_hash = ${hashOf(token)} and i.expires_at > now()`.execute(db);
  if (!rows[0]) throw isOver();
  return rows[0];
}

/**
 * Sets the password and uses the link up. Whoever was signed in as them is so no longer. [A8]
 * @returns the address to sign in with
 * @throws DeskError `not-found` for a link that is over, used or none of ours
 */
export async function acceptInvitation(db: Db, { token, password }: AcceptInvitation): Promise<string> {
  // Before a transaction: the hash takes a while, and holds no connection.
  await lookAtInvitation(db, token);
  const hash = await hashPassword(password);
  return db.transaction().execute(async (tx) => {
    const used = await sql<{ userId: UserId }>`delete from invitations where token_hash = ${hashOf(token)} and expires_at > now()
      returning user_id as "userId"`.execute(tx);
    const userId = used.rows[0]?.userId;
    if (!userId) throw isOver();
    await sql`delete from accounts where user_id = ${userId} and provider_id = 'credential'`.execute(tx);
    await sql`insert into accounts (id, account_id, provider_id, user_id, password)
      values (${`acc_${randomBytes(16).toString('hex')}`}, ${userId}, 'credential', ${userId}, ${hash})`.execute(tx);
    await sql`delete from sessions where user_id = ${userId}`.execute(tx);
    const { rows } = await sql<{ email: string }>`update users set email_verified = true, updated_at = now()
      where id = ${userId} returning email`.execute(tx);
    return rows[0]!.email;
  });
}

/** The token has 256 bits of chance: a plain hash is as good as a slow one, and can be looked up. */
function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

function isOver(): DeskError {
  return new DeskError('not-found', 'This link was used or is over. Ask an admin of your workspace for a new one.');
}
