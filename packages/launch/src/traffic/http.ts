/** Speaks to a desk as a browser does. `auth` is a cookie or a visitor's bearer token. */
export type Http = {
  get<T>(path: string): Promise<T>;
  post<T>(path: string, body: unknown): Promise<T>;
};

export type Auth = { cookie?: string; authorization?: string };

/** Throws an Error that names path and status for any status of 400 and above. */
export function createHttp(url: string, auth: Auth, signal: AbortSignal): Http {
  const send = async <T>(path: string, init: RequestInit): Promise<T> => {
    const answer = await fetch(url + path, { ...init, signal, headers: { origin: url, 'content-type': 'application/json', ...auth } });
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
    return (await answer.json()) as T;
  };
  return { get: (path) => send(path, { method: 'GET' }), post: (path, body) => send(path, { method: 'POST', body: JSON.stringify(body) }) };
}

/** Signs in and gives the cookie to go on with. */
export async function signIn(url: string, email: string, password: string, signal: AbortSignal): Promise<string> {
  const answer = await fetch(`${url}/api/auth/sign-in/email`, {
    method: 'POST',
    signal,
    headers: { origin: url, 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });
  if (!answer.ok) throw new Error(`${email} could not sign in (${answer.status}): is this a desk with the demo?`);
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}
