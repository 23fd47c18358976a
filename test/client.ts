import { fromProblem } from '@desk/protocol/errors';

export type Answer<T> = { status: number; body: T; headers: Headers };

/** Speaks HTTP as a browser of ours does: cookies, Origin, JSON. */
export type Client = {
  readonly url: string;
  readonly cookie: string;
  /** What it sends with every request: origin, cookie or token. */
  readonly headers: Record<string, string>;
  /** Throws the DeskError of the problem document for any status of 400 and above. */
  get<T>(path: string): Promise<T>;
  post<T>(path: string, body?: unknown, headers?: Record<string, string>): Promise<T>;
  put<T>(path: string, body?: unknown): Promise<T>;
  /** Whatever comes, errors too. */
  send<T>(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer<T>>;
};

export function createClient(url: string, auth: { cookie?: string; token?: string } = {}): Client {
  const cookie = auth.cookie ?? '';
  const own: Record<string, string> = {
    origin: url,
    ...(cookie ? { cookie } : {}),
    ...(auth.token ? { authorization: `Bearer ${auth.token}` } : {}),
  };
  async function send<T>(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer<T>> {
    const answer = await fetch(url + path, {
      method,
      redirect: 'manual',
      headers: {
        ...own,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await answer.text();
    return {
      status: answer.status,
      headers: answer.headers,
      body: (answer.headers.get('content-type')?.includes('json') ? JSON.parse(text) : text) as T,
    };
  }
  async function ok<T>(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<T> {
    const answer = await send<T>(method, path, body, headers);
    if (answer.status >= 400) throw fromProblem(answer.status, answer.body);
    return answer.body;
  }
  return {
    url,
    cookie,
    headers: own,
    send,
    get: (path) => ok('GET', path),
    post: (path, body = {}, headers) => ok('POST', path, body, headers),
    put: (path, body) => ok('PUT', path, body),
  };
}

/** Signs in by HTTP and keeps the cookie. */
export async function signIn(url: string, email: string, password: string): Promise<Client> {
  const answer = await createClient(url).send('POST', '/api/auth/sign-in/email', { email, password });
  if (answer.status !== 200) throw fromProblem(answer.status, answer.body);
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  return createClient(url, { cookie });
}
