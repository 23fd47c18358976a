import { createHash, timingSafeEqual } from 'node:crypto';

/** The one user that the double knows, and how it signs in. `scopedToken` is for Cloud's gateway address only. */
export interface Credentials {
  flavour: 'cloud' | 'dc';
  user: string;
  token: string;
  scopedToken?: string;
}

/** Who a request comes from: the service user, nobody, or somebody with a wrong token. */
export type Caller = 'service-user' | 'anonymous' | 'refused';

/**
 * Reads `Authorization`: Basic `user:token` on Cloud, Bearer on Data Center, where the token may also be the user's password.
 * A scoped token counts as nobody on the site's own address, an unscoped one is refused at the gateway (JD-19).
 */
export function callerOf(authorization: string | undefined, credentials: Credentials, atGateway: boolean): Caller {
  if (authorization === undefined) return 'anonymous';
  const { flavour, user, token, scopedToken } = credentials;
  const header = (secret: string) =>
    flavour === 'dc' ? `Bearer ${secret}` : `Basic ${Buffer.from(`${user}:${secret}`).toString('base64')}`;
  const asPassword = `Basic ${Buffer.from(`${user}:${token}`).toString('base64')}`;
  const isPlain = same(authorization, header(token)) || (flavour === 'dc' && same(authorization, asPassword));
  const isScoped = scopedToken !== undefined && same(authorization, header(scopedToken));
  if (isScoped) return atGateway ? 'service-user' : 'anonymous';
  return isPlain && !atGateway ? 'service-user' : 'refused';
}

function same(left: string, right: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(left), digest(right));
}
