import { randomUUID } from 'node:crypto';
import type { Db } from '@desk/core/db/connect';
import { hashPassword, verifyPassword } from '@desk/core/people/password';
import type { Log } from '@desk/runtime/log';
import { type BetterAuthOptions, betterAuth } from 'better-auth';

const TIMES = { createdAt: 'created_at', updatedAt: 'updated_at' };
const PREFIX: Record<string, string> = { user: 'usr', session: 'ses', account: 'acc', verification: 'ver' };
const DAY = 86_400;

/** The address that the library believes to be its own: our `sameOrigin` has checked the real one before it is asked. */
export const LIBRARY_ORIGIN = 'http://desk.internal';

/**
 * better-auth on our own tables: e-mail and password, argon2id, sessions of 24 hours. Only sign-in, sign-out and get-session are ever
 * called, by our own routes; its HTTP surface is not mounted, so its tokens never reach JSON.
 */
export function createSignInLibrary(db: Db, secret: string, secureCookies: boolean, log: Log) {
  return betterAuth({
    appName: 'Chat Desk',
    secret,
    baseURL: LIBRARY_ORIGIN,
    basePath: '/api/auth',
    telemetry: { enabled: false },
    // Its faults are ours, and end in our log; what it says about wrong passwords is in the line of the request already.
    onAPIError: { throw: true },
    logger: { level: 'error', log: (_level, message, error) => log.error({ err: error }, message) },
    rateLimit: { enabled: false },
    database: { db, type: 'postgres', transaction: true },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 12,
      password: { hash: hashPassword, verify: ({ hash, password }) => verifyPassword(password, hash) },
    },
    user: { modelName: 'users', fields: { emailVerified: 'email_verified', ...TIMES } },
    session: {
      modelName: 'sessions',
      expiresIn: DAY,
      updateAge: DAY,
      fields: { userId: 'user_id', expiresAt: 'expires_at', ipAddress: 'ip_address', userAgent: 'user_agent', ...TIMES },
    },
    account: {
      modelName: 'accounts',
      encryptOAuthTokens: true,
      fields: {
        accountId: 'account_id',
        providerId: 'provider_id',
        userId: 'user_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        ...TIMES,
      },
    },
    verification: { modelName: 'verifications', storeIdentifier: 'hashed', fields: { expiresAt: 'expires_at', ...TIMES } },
    advanced: {
      cookiePrefix: 'desk',
      useSecureCookies: secureCookies,
      database: { generateId: ({ model }) => `${PREFIX[model] ?? model}_${randomUUID().replaceAll('-', '')}` },
      ipAddress: { ipAddressHeaders: ['x-desk-ip'] },
    },
  } satisfies BetterAuthOptions);
}

export type SignInLibrary = ReturnType<typeof createSignInLibrary>;
