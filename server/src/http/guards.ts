import { findVisitor } from '@desk/core/customers/visitor';
import { DeskError } from '@desk/protocol/errors';
import type { Role } from '@desk/protocol/people';
import type { Context, MiddlewareHandler } from 'hono';
import { readVisitor } from '../auth/visitor-token.ts';
import type { Deps, Env } from './context.ts';

/** Lets only members of the team pass. @throws DeskError `sign-in` */
export function requireMember({ sessions }: Pick<Deps, 'sessions'>): MiddlewareHandler<Env> {
  return async (c, next) => {
    const signedIn = await sessions.find(c.req.header('cookie'));
    if (!signedIn) throw new DeskError('sign-in', 'Sign in to go on.');
    c.set('member', signedIn.member);
    c.set('sessionId', signedIn.sessionId);
    c.set('sessionExpiresAt', signedIn.expiresAt);
    await next();
  };
}

/** Lets only these roles pass, behind `requireMember`. An admin may whatever a supervisor may. @throws DeskError `not-allowed` */
export function requireRole(...roles: Role[]): MiddlewareHandler<Env> {
  return async (c, next) => {
    if (!roles.includes(c.get('member').role)) throw new DeskError('not-allowed', 'Only supervisors and admins can do this.');
    await next();
  };
}

export const requireSupervisor = requireRole('supervisor', 'admin');

/** Lets only visitors with a token of ours pass. @throws DeskError `bad-visitor-token` */
export function requireVisitor({ db, config }: Pick<Deps, 'db' | 'config'>): MiddlewareHandler<Env> {
  return async (c, next) => {
    const token = visitorTokenOf(c);
    if (!token) throw new DeskError('bad-visitor-token', 'Start a conversation first.');
    const claims = readVisitor(config.secret, token);
    c.set('visitor', await findVisitor(db, claims.workspaceId, claims.customerId));
    c.set('visitorDepartmentId', claims.departmentId);
    c.set('visitorExpiresAt', claims.expiresAt);
    await next();
  };
}

/** A browser cannot set headers on a socket, so there the token stands in the query. */
export function visitorTokenOf(c: Context<Env>): string | undefined {
  return /^Bearer (.+)$/.exec(c.req.header('authorization') ?? '')?.[1] ?? c.req.query('token');
}

/**
 * Refuses whatever another site made the browser send: an unsafe request or a socket must come from a page of this very host.
 * @throws DeskError `wrong-origin`
 */
export function sameOrigin({ config }: Pick<Deps, 'config'>): MiddlewareHandler<Env> {
  const known = config.publicUrl ? new URL(config.publicUrl).host : undefined;
  return async (c, next) => {
    const unsafe = !['GET', 'HEAD', 'OPTIONS'].includes(c.req.method) || c.req.header('upgrade') !== undefined;
    if (unsafe) {
      const origin = c.req.header('origin');
      const host = origin && URL.canParse(origin) ? new URL(origin).host : undefined;
      if (!host || (host !== c.req.header('host') && host !== known))
        throw new DeskError('wrong-origin', 'This request comes from another site.');
    }
    await next();
  };
}
