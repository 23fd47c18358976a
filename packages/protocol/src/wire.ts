/** The version of the socket protocol. A client that speaks another one is told to reload (4426). Free of dependencies. */
export const PROTOCOL = 1;

/** Why a socket is closed, beyond the codes of RFC 6455. */
export const CLOSE = {
  badMessage: { code: 4400, reason: 'bad message' },
  signIn: { code: 4401, reason: 'sign in' },
  notYours: { code: 4403, reason: 'not yours' },
  reload: { code: 4426, reason: 'reload' },
  tooSlow: { code: 4429, reason: 'too slow' },
} as const;

/** A page of a list, keyset-paged: hand `nextCursor` back to get the next one. */
export type Page<T> = { items: T[]; nextCursor: string | null };
