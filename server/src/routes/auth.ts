import { setAvailability } from '@desk/core/people/availability';
import { acceptInvitation, lookAtInvitation } from '@desk/core/people/invitations';
import { DeskError } from '@desk/protocol/errors';
import { AcceptInvitation, Invitation, LookAtInvitation } from '@desk/protocol/team';
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { LIBRARY_ORIGIN, type SignInLibrary } from '../auth/sign-in-library.ts';
import type { Deps, Env } from '../http/context.ts';
import { about, valid } from '../http/valid.ts';

const SignIn = z.object({ email: z.string().trim().toLowerCase().max(200), password: z.string().min(1, 'Enter your password').max(128) });
const SignedInView = z.object({ user: z.object({ id: z.string(), name: z.string(), email: z.string() }) });

/** Sign-in and sign-out. The library answers, its cookies are passed on, its tokens stay here. */
export function authRoutes({ db, library, limiter, sessions }: Deps) {
  return new Hono<Env>()
    .post('/sign-in/email', about('Sign in with e-mail and password', 'Sign-in', SignedInView), valid('json', SignIn), async (c) => {
      const { email, password } = c.req.valid('json');
      await limit(limiter, `sign-in from ${c.get('address')}`, 60);
      await limit(limiter, `sign-in as ${email}`, 10);
      return c.json({ user: await signIn(c, library, email, password) });
    })
    .post(
      '/invitation',
      about('Whom a link to choose a password is for', 'Sign-in', Invitation),
      valid('json', LookAtInvitation),
      async (c) => {
        await limit(limiter, `invitation from ${c.get('address')}`, 30);
        return c.json(await lookAtInvitation(db, c.req.valid('json').token));
      },
    )
    .post(
      '/invitation/accept',
      about('Choose a password by a link, and sign in with it', 'Sign-in', SignedInView),
      valid('json', AcceptInvitation),
      async (c) => {
        await limit(limiter, `invitation from ${c.get('address')}`, 30);
        const { token, password } = c.req.valid('json');
        const email = await acceptInvitation(db, { token, password });
        return c.json({ user: await signIn(c, library, email, password) });
      },
    )
    .post('/sign-out', about('Sign out: no new chats come, the session ends and its sockets close', 'Sign-in'), async (c) => {
      // Whoever lost their workspace is still let out.
      const signedIn = await sessions.find(c.req.header('cookie')).catch(() => null);
      if (signedIn) await setAvailability(db, signedIn.member, false);
      const answer = await library.handler(ask('/sign-out', {}, { cookie: c.req.header('cookie') ?? '' }));
      for (const cookie of answer.headers.getSetCookie()) c.header('set-cookie', cookie, { append: true });
      return c.json({ signedOut: true });
    });
}

/** Asks the library, and hands its cookies on. @throws DeskError `wrong-credentials` */
async function signIn(c: Context<Env>, library: SignInLibrary, email: string, password: string) {
  const answer = await library.handler(
    ask('/sign-in/email', { email, password }, { 'x-desk-ip': c.get('address'), 'user-agent': c.req.header('user-agent') ?? '' }),
  );
  if (answer.status >= 500) throw new Error(`The sign-in library answered ${answer.status}.`);
  if (!answer.ok) throw new DeskError('wrong-credentials', 'E-mail or password is not right.');
  const { user } = SignedInView.parse(await answer.json());
  for (const cookie of answer.headers.getSetCookie()) c.header('set-cookie', cookie, { append: true });
  return user;
}

function ask(path: string, body: unknown, headers: Record<string, string>): Request {
  const all = { ...headers, origin: LIBRARY_ORIGIN, 'content-type': 'application/json' };
  return new Request(`${LIBRARY_ORIGIN}/api/auth${path}`, { method: 'POST', headers: all, body: JSON.stringify(body) });
}

/** Per address and per account: neither many accounts from one place nor one account from many places can be tried out. */
async function limit(limiter: Deps['limiter'], key: string, perMinute: number): Promise<void> {
  const taken = await limiter.take(key, { limit: perMinute, windowSeconds: 60 });
  if (!taken.ok)
    throw new DeskError('too-many', `Too many tries. Again in ${taken.retryAfterSeconds} s.`, { retryAfter: taken.retryAfterSeconds });
}
