import { JiraFailure } from './failure.ts';

/** How long an answer speaks for the sign-in of a connection. */
const FRESH_MS = 1_000;

/** What is known of the sign-in of one save of a connection. */
type SignIn = { version: number; knownUntil: number; refused: JiraFailure | null; asking: Promise<void> | null };
const signIns = new Map<string, SignIn>();

/**
 * Makes a call of a connection. Of calls that come together one goes first: if its sign-in is refused, the others are not made and fail
 * alike, and so do later ones until the connection is saved, because each refused one makes it worse (a captcha, a locked account). JD-16, JD-38.
 * @throws JiraFailure of the call, or of the first one when that was refused
 */
export async function askOneFirst<T>(connection: { id: string; version: number }, call: () => Promise<T>): Promise<T> {
  const signIn = signInOf(connection);
  if (signIn.asking !== null && performance.now() >= signIn.knownUntil) await signIn.asking;
  if (signIn.refused !== null) throw signIn.refused;
  const answer = call();
  if (signIn.asking !== null || performance.now() < signIn.knownUntil) return answer;
  signIn.asking = answer.then(
    () => {},
    (error) => {
      if (error instanceof JiraFailure && error.holdsConnection) signIn.refused = error;
    },
  );
  await signIn.asking;
  signIn.asking = null;
  signIn.knownUntil = performance.now() + FRESH_MS;
  return answer;
}

function signInOf({ id, version }: { id: string; version: number }): SignIn {
  const known = signIns.get(id);
  if (known?.version === version) return known;
  const unknown: SignIn = { version, knownUntil: 0, refused: null, asking: null };
  signIns.set(id, unknown);
  return unknown;
}
