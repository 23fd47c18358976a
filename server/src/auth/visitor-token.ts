import { DeskError } from '@desk/protocol/errors';
import { CustomerId, DepartmentId, WorkspaceId } from '@desk/protocol/ids';
import { z } from 'zod';
import { isSigned, sign } from './signature.ts';

const Claims = z.object({ w: WorkspaceId, c: CustomerId, d: DepartmentId.nullable(), exp: z.number() });

/** What a visitor token says: which customer of which workspace, and the department that the page asked for. */
export type VisitorClaims = { workspaceId: WorkspaceId; customerId: CustomerId; departmentId: DepartmentId | null };

const THIRTY_DAYS_MS = 30 * 86_400_000;

/** Signs a visitor token: `claims.signature`, both base64url, HMAC-SHA256 with the desk's secret. Holds for 30 days. */
export function signVisitor(secret: string, claims: VisitorClaims, now = Date.now()): string {
  const body = Buffer.from(
    JSON.stringify({ w: claims.workspaceId, c: claims.customerId, d: claims.departmentId, exp: now + THIRTY_DAYS_MS }),
  ).toString('base64url');
  return `${body}.${sign(secret, 'visitor', body)}`;
}

/** @throws DeskError `bad-visitor-token` for a forged, broken or expired one */
export function readVisitor(secret: string, token: string, now = Date.now()): VisitorClaims & { expiresAt: Date } {
  const [body, given] = token.split('.');
  if (!body || !given || !isSigned(secret, 'visitor', body, given)) throw refused();
  const parsed = Claims.safeParse(parse(body));
  if (!parsed.success || parsed.data.exp < now) throw refused();
  return { workspaceId: parsed.data.w, customerId: parsed.data.c, departmentId: parsed.data.d, expiresAt: new Date(parsed.data.exp) };
}

function parse(body: string): unknown {
  try {
    return JSON.parse(Buffer.from(body, 'base64url').toString());
  } catch {
    return null;
  }
}

function refused(): DeskError {
  return new DeskError('bad-visitor-token', 'This conversation has expired. Start a new one.');
}
